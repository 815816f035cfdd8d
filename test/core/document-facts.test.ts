import { deepEqual, equal } from "node:assert/strict";
import { bodyKindOf, type DocumentFacts, documentFacts } from "../../src/core/document-facts.ts";
import { cutBlock } from "../../src/core/syntax/cut.ts";
import type { BlockText } from "../../src/core/syntax/nodes.ts";
import { blocksOf, parseText } from "../../src/core/syntax/parse.ts";
import type { Span } from "../../src/core/text.ts";

function blockOf(header: string, body: string): BlockText {
  const corpus = parseText(`<<<FILE ${header}\n${body}\nEND>>>\n`);
  return cutBlock(corpus, [...blocksOf(corpus)][0]!);
}

function factsOf(header: string, body: string): DocumentFacts {
  return documentFacts(blockOf(header, body));
}

function titleOf(header: string, body: string): string | undefined {
  return factsOf(header, body).title;
}

describe("documentFacts", () => {
  it("is made once for a block", () => {
    const block = blockOf("a", "x");
    equal(documentFacts(block), documentFacts(block));
  });

  it("takes a title from the header first, then from front matter", () => {
    const body = "---\ntitle: From the matter\ndate: 2024-06-18\n---\n# From the text";
    equal(titleOf('a.md title="From the header"', body), "From the header");
    equal(titleOf("a.md", body), "From the matter");
    equal(titleOf('a.md title=" "', "# From the text"), "From the text");
  });

  it("takes the first line that is neither stamp, boilerplate, address nor rule", () => {
    const body =
      "• 11/26/2024\n\nSign up now: Get the newsletter\n-----\nhttps://a.example/\nTwo rooms are ready\nMore.";
    const { title, titleSpan, stamp, date } = factsOf("a.txt", body);
    equal(title, "Two rooms are ready");
    const { text } = blockOf("a.txt", body);
    const at = (span: Span | undefined): string => text.slice(span!.start, span!.end);
    equal(at(titleSpan), "Two rooms are ready");
    equal(at(stamp), "• 11/26/2024");
    deepEqual(date, { text: "11/26/2024", kind: "stamp" });
  });

  it("shortens a title to its first sentence and to eighty characters at a word", () => {
    equal(titleOf("a.txt", "Mr. Li came. Then he left."), "Mr. Li came.");
    const long = titleOf("a.txt", "word ".repeat(100))!;
    equal(long, `${"word ".repeat(16).trim()}…`);
    equal(titleOf("a.txt", "字".repeat(200))!.length, 80);
    equal(titleOf("a.txt", "😀a".repeat(200))!.isWellFormed(), true);
  });

  it("reads a wrapped first sentence to its end", () => {
    const body =
      "It was late when the two delegations met in the\nlarger room. Nobody spoke for quite a while and the\nlights went out.";
    equal(titleOf("a.txt", body), "It was late when the two delegations met in the larger room.");
  });

  it("takes the first heading of Markdown, not one in code", () => {
    equal(titleOf("a.md", "```\n# no\n```\nText\n\n## The **real** `one` ##\n"), "The real one");
    equal(titleOf("a.md", "Under\n=====\n"), "Under");
    equal(titleOf("a.md", "Only *text* here. More."), "Only text here.");
  });

  it("takes titles from HTML, XML, JSON and YAML", () => {
    equal(titleOf("a.html", "<html><TITLE>A &amp; B</TITLE><h1>No</h1>"), "A & B");
    equal(titleOf("a.html", "<script>'<title>x</title>'</script><h1>The <em>first</em></h1>"), "The first");
    equal(titleOf("a.xml", "<rss><channel><title>Feed</title>"), "Feed");
    equal(titleOf("a.json", '{"name": "N", "x": {"title": "inner"}, "title": "T\\u0041"}'), "TA");
    equal(titleOf("a.yaml", "# c\nname: 'N'\nx:\n  title: no\n"), "N");
    equal(titleOf("a.json", "[1]"), undefined);
    equal(titleOf("a.csv", "id,name"), undefined);
  });

  it("does not take half a title, an invisible one or one that turns its line", () => {
    equal(titleOf("a.txt", "\u200B\u200B\nSeen"), "Seen");
    equal(titleOf("a.txt", "A\u202Ebc\u0007\td\u2028e"), "Abc d e");
  });

  it("says that a header's date is of publication", () => {
    deepEqual(factsOf("a date=2024-06-18", "11/26/2024\nx").date, { text: "2024-06-18", kind: "published" });
    equal(factsOf("a retrieved=2024-06-18", "SEOUL, 18 June 2024 - South Korea").date, undefined);
  });

  for (const stamp of [
    "18 June 2024",
    "Tuesday, June 18th, 2024 9:30 am KST",
    "2024-06-18T10:00Z",
    "2024年6月18日",
    "2024년 6월 18일",
    "18. Juni 2024",
    "18 يونيو 2024",
  ])
    it(`knows the stamp ${stamp}`, () => equal(factsOf("a", `${stamp}\nx`).date?.text, stamp));

  for (const line of ["2024", "7", "June", "March on", "May 18 was a Saturday", "3/4 of them", "1 2 3"])
    it(`does not take for a stamp: ${line}`, () => equal(factsOf("a", `${line}\nx`).stamp, undefined));

  it("takes the address from the header, else from a last line that is one", () => {
    equal(factsOf("a url=https://a.example/", "x\nhttps://b.example/").url, "https://a.example/");
    equal(factsOf("a", "x\n\nhttps://b.example/?utm_source=c\n").url, "https://b.example/?utm_source=c");
    equal(factsOf("a", "x\nsee https://b.example/").url, undefined);
    const long = `https://b.example/${"x".repeat(500)}`;
    equal(factsOf("a", `x\n${long}`).url, long);
  });

  it("takes the address before a glued terminator", () => {
    const corpus = parseText("<<<FILE a\nx\nhttps://b.example/cEND>>>\n<<<FILE b\n");
    equal(documentFacts(cutBlock(corpus, [...blocksOf(corpus)][0]!)).url, "https://b.example/c");
  });

  it("counts words without front matter and tags", () => {
    equal(factsOf("a.md", "---\ntitle: x y z\n---\none two").words, 2);
    equal(factsOf("a.html", "<p class='a b'>one <b>two</b></p><script>var x = 1;</script>").words, 2);
  });

  it("says nothing of bytes", () => {
    const facts = factsOf("a.txt encoding=base64 title=T", "SGVsbG8=");
    equal(facts.title, "T");
    equal(facts.words, undefined);
    equal(factsOf("a.txt encoding=base64", "SGVsbG8=").title, undefined);
  });
});

describe("bodyKindOf", () => {
  it("goes by the extension", () => {
    equal(bodyKindOf("a/b.MD"), "markdown");
    equal(bodyKindOf("a.yml"), "yaml");
    equal(bodyKindOf("a.md/b"), "text");
    equal(bodyKindOf(undefined), "text");
  });
});
