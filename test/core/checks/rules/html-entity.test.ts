import { check, checkFix, fixAll, fixesAt, fixRule, inBody } from "../../../support/check-characters.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

describe("html-entity", () => {
  it("reports known names and numbers", () => {
    const [found] = check(
      inBody("Trade {|html-entity:&amp;|} industry {|html-entity:&#8212;|} {|html-entity:&#x2019;|}"),
    );
    deepEqual(found?.message, '"&amp;" is an HTML entity for "&".');
  });
  it("is content with what is none", () => void check(inBody("AT&T; R&D; &c. a&b; x &unknown; &; &#; &#xZZ; Q&A")));
  it("is content with addresses, markup, Markdown and data", () => {
    check(inBody("see https://example.com/?a=1&amp;b=2 there"));
    check(inBody("a <b>word</b> &amp; more"));
    check(inBody("a &amp; b", "a.md"));
    check(inBody("a &amp; b", "a.html"));
    check(inBody('{"a": "b &amp; c"}', "a.json"));
  });
  it("changes a few safely, the others when asked", () => {
    deepEqual(fixAll(inBody("a &amp; b &quot;c&quot; d&apos;s 5&nbsp;% &#233; &#x41; &lt;x&gt; &eacute; &#150;")), {
      text: inBody('a & b "c" d\'s 5\u00A0% é A &lt;x&gt; &eacute; &#150;'),
      fixed: 7,
      left: 4,
    });
    equal(
      fixRule(inBody("&lt;x&gt; &eacute;t&eacute; 1990&#150;2000"), "html-entity").text,
      inBody("<x> été 1990–2000"),
    );
  });
  it("writes a plain space between Latin letters", () =>
    checkFix(inBody("Mr{|html-entity:&nbsp;|}Kim"), inBody("Mr Kim")));
  it("reads what was escaped again and again in one step", () => {
    checkFix(inBody("a {|html-entity:&amp;amp;amp;|} b"), inBody("a & b"));
    checkFix(inBody("a {|html-entity:&amp;lt;|} b"), inBody("a < b"));
    equal(fixAll(inBody(`a &${"amp;".repeat(40)} b`)).text, inBody("a & b"));
  });
  it("has no fix for what is no character", () => {
    deepEqual(fixesAt(inBody("a &#0; b"), "html-entity"), []);
    deepEqual(fixesAt(inBody("a &#xD800; b"), "html-entity"), []);
  });
  it("never makes a marker", () => {
    equal(fixAll(inBody("&#60;&#60;&#60;FILE a")).text, inBody("\\<<<FILE a"));
    equal(fixRule(inBody("&lt;&lt;&lt;FILE a"), "html-entity").text, inBody("\\<<<FILE a"));
    equal(fixAll(inBody("&#69;ND>>>")).text, inBody("\\END>>>"));
  });
  it("reads CRLF and two at once", () =>
    void check("<<<FILE a\r\n{|html-entity:&amp;|} x {|html-entity:&gt;|}\r\nEND>>>\r\n"));
  it("reads a last line without a line end", () =>
    void check("<<<FILE a\nx {|html-entity:&amp;|}\nEND>>>{|missing-final-line-end:|}"));
  it("does not touch a sealed document", () =>
    deepEqual(fixesAt(inBody("a &amp; b", "a sha256=0"), "html-entity"), []));
  it("is content with markup of any length, and not with what only looks like it", () => {
    check(inBody(`a <a href="https://example.com/${"x".repeat(100)}">word</a> &amp; more`));
    check(inBody("a <!-- note --> &amp; more"));
    check(inBody("2 < 3 {|html-entity:&amp;|} 4 > 3"));
    check(inBody("a <b\n> {|html-entity:&amp;|} more"));
  });
  it("keeps the blank that breaks no line where a letter stands on one side only", () => {
    checkFix(inBody("5{|html-entity:&nbsp;|}km"), inBody("5\u00A0km"));
    checkFix(inBody("Mr{|html-entity:&nbsp;|}5"), inBody("Mr\u00A05"));
  });
});
