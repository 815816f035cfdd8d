import { diagnose } from "../../../../src/core/checks/diagnose.ts";
import { parseText } from "../../../../src/core/syntax/parse.ts";
import { check, document } from "../../../support/check-residue.ts";
import { equal, ok } from "../../../support/expect.ts";

describe("markup-residue", () => {
  const dirty = [
    "The {|markup-residue:<b>|}minister</b> left.",
    "The minister{|markup-residue:<br/>|}left.",
    'The {|markup-residue:<a href="https://example.org/">|}minister</a> left.',
    "The minister left.{|markup-residue:</p>|}",
    "{|markup-residue:<!--|} more --> The minister left.",
    "The [minister{|markup-residue:](https:|}//example.org/) left.",
    "Dear {|markup-residue:{{|}name}}, the minister left.",
    "{|markup-residue:Lorem ipsum|} dolor sit amet.",
    "The minister left. {|markup-residue:function () {|} return 1 }",
    "{|markup-residue:document.getElementById(|}'ad') The minister left.",
    "{|markup-residue:window.dataLayer =|} [] The minister left.",
    "{|markup-residue:googletag.|}cmd.push The minister left.",
  ];
  for (const line of dirty)
    it(`reports ${line.replace(/\{\|[a-z-]+:|\|\}/g, "")}`, () => void check(document(`Headline\n${line}\nMore.\n`)));

  const clean = [
    "If a < b and b > c, then it is so.",
    "He loves her <3 and said so.",
    "The function of the minister (2024) is clear.",
    "He signed the document. Then he left by the window. It was open.",
    "Write to <name@example.org> or to <a@b.example>.",
    "[The minister](and his men) left.",
    "In the set {1, {2}} there are two.",
    "<unknown> words and <b and c> stand here.",
    "The ministry’s <<2+2>> talks",
    "A{b}c",
    "\\<<<FILE b",
  ];
  for (const line of clean) it(`leaves ${line}`, () => void check(document(`${line}\nMore.\n`)));

  it("allows Markdown its tags and links, but no filler", () =>
    void check(
      "<<<FILE a.md\n[a](https://example.org/) <b>x</b> `lorem ipsum` {|markup-residue:lorem ipsum|}\nEND>>>\n",
    ));

  it("leaves pages, data and code", () => {
    check("<<<FILE a.html\n<p>x</p>\nEND>>>\n");
    check("<<<FILE a.xml\n<p>x</p>\nEND>>>\n");
    check('<<<FILE a.json\n{"a": "<p>"}\nEND>>>\n');
    check("<<<FILE a.js\nfunction () {}\nEND>>>\n");
  });

  it("reports one a line, CRLF or not", () => {
    const [found] = check(
      "<<<FILE a\r\n{|markup-residue:<p>|}The <b>minister</b> {{x}}\r\n{|markup-residue:<p>|}left.\r\nEND>>>\r\n",
    );
    equal(found?.message, '"<p>" is markup and no prose.');
  });

  it("reads a last line without a line end", () =>
    void check("<<<FILE a\nThe minister left.{|markup-residue:</p>|}{|glued-marker:END>>>|}\n"));

  for (const unit of ["<", "<a ", "<a href=", "<a = ", "<!-", "{{", "](http", "function (", "document.", "window.a"])
    it(`comes to an end on ${JSON.stringify(unit)} over and over`, () => {
      const text = unit.repeat(1_000_000 / unit.length);
      // Whatever is found: it comes to an end, which Mocha's own limit watches over.
      ok(Array.isArray(diagnose(parseText(document(`${text}\n`)))));
    });
  it("finds the first tag of a line, whatever else stands there, and both kinds of links", () => {
    check(document("2 < 3, and {|markup-residue:<b>|}here</b>\n"));
    check(document("<3 and {|markup-residue:](http:|}//a.example)\n"));
    check(document("{|markup-residue:<p>|}One</p>\nTwo\n{|markup-residue:<p>|}Three</p>\n"));
    check(`${"<<<FILE a <b>\n".replace(" <b>", "")}{|markup-residue:<i>|}x</i>\nEND>>>\n`);
  });
  it("looks at the text alone", () => {
    check(document("The minister left.\n", 'title="<b>lorem ipsum</b> {{x}}"'));
    const [first, second] = check(
      document("A {|markup-residue:{{|}x}} and {{y}}\n{|markup-residue:](https:|}//a.example)\n"),
    );
    equal(first?.message, '"{{" is a template\'s placeholder and no prose.');
    equal(second?.message, '"](https:" is a Markdown link and no prose.');
  });
});
