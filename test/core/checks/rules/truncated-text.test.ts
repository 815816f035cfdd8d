import { check, checkFix, document } from "../../../support/check-residue.ts";

describe("truncated-text", () => {
  const dirty = [
    "He left. All of{|truncated-text:…|}",
    "He left. All of{|truncated-text:...|}",
    "He left. All of {|truncated-text:[…]|}",
    "He left. All of {|truncated-text:[...]|}",
    "He left. All of{|truncated-text:… [+1234 chars]|}",
    "He left. All of {|truncated-text:[+1234 chars]|}",
    "He left. All of… {|truncated-text:Continue reading →|}",
    "He left. {|truncated-text:Read more|}",
    "He left. {|truncated-text:Read more.|}",
    "He left. {|truncated-text:Continue reading.|}",
    "他离开了，但是{|truncated-text:……|}",
  ];
  for (const line of dirty)
    it(`reports ${line.replace(/\{\|[a-z-]+:|\|\}/g, "")}`, () => void check(document(`Headline\n${line}\n`)));

  const clean = [
    "“I do not know…”",
    "He waited… and left.",
    "Nobody should read more",
    "He told her to Continue reading",
    "And so he left",
    "He left (…).",
    "He left. All of [+1234 chars] and more.",
    "He left. Continue reading → if you like",
    "He left. There is more.",
    "He left. She was reading.",
  ];
  for (const line of clean) it(`leaves ${line}`, () => void check(document(`Headline\n${line}\n`)));

  it("skips what the page put below", () =>
    void check(
      document(
        "He left. All{|truncated-text:…|}\n\n{|boilerplate-line:Follow us on Facebook|}\nREUTERS\n\n{|trailing-source-url:https://example.org/a|}\n",
      ),
    ));

  it("looks at the last line alone", () => void check(document("All of…\nHe left.\n")));

  it("is silent when the header or the front matter says so", () => {
    check(document("All of…\n", "truncated=yes"));
    check(document("All of…\n", 'truncated="the feed gives no more"'));
    check(document("---\ntruncated: yes\n---\nAll of…\n"));
  });

  it("reads CRLF, a glued terminator, and two documents", () => {
    check("<<<FILE a\r\nAll of{|truncated-text:…|}\r\nEND>>>\r\n");
    check("<<<FILE a\nAll of{|truncated-text:…|}{|glued-marker:END>>>|}\n");
    const one = "All of{|truncated-text:…|}\nEND>>>\n";
    check(`<<<FILE a\n${one}<<<FILE b\n${one}`);
  });

  it("skips code and data", () => {
    check("<<<FILE a.md\n```\nx…\n```\nEND>>>\n");
    check("<<<FILE a.csv\nx…\nEND>>>\n");
    check("<<<FILE a.md\nText.\n```\nx…\nEND>>>\n");
  });

  it("says so in the header, of a sealed document too", () => {
    const dirty = "All of{|truncated-text:…|}\n";
    checkFix(document(dirty), document("All of…\n", "truncated=yes"));
    const seal = "sha256=f8a3f0d2b8a2b1f4f0dbe8c3b7f8d1f5c1d8a9e5c5e6f7a8b9c0d1e2f3a4b5c6";
    checkFix(document(dirty, seal), document("All of…\n", `${seal} truncated=yes`), {
      options: { levels: { "metadata-value": "off" } },
    });
  });
  it("reports marks one after the other as one", () => {
    check(document("Headline\nHe left. All of{|truncated-text:…[+12 chars]|}\n"));
    check(document("Headline\nHe left. All of{|truncated-text:......|}\n"));
    check(document("Headline\nHe left. “All.”{|truncated-text:Read more|}\n"));
    check(document("Headline\nHe never liked to Read more\n"));
  });
});
