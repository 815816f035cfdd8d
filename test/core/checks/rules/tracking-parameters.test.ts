import { check, checkFix, document, fixAll, fixesAt } from "../../../support/check-residue.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

/** What is left of an address in a sentence. */
function cleaned(url: string): string {
  const before = document(`See ${url} for more.\n`);
  const after = fixAll(before).text;
  return after.slice("<<<FILE a\nSee ".length, -" for more.\nEND>>>\n".length);
}

describe("tracking-parameters", () => {
  const urls: readonly (readonly [string, string])[] = [
    ["https://a.example/x?utm_source=rss", "https://a.example/x"],
    ["https://a.example/x?utm_source=rss#part", "https://a.example/x#part"],
    ["https://a.example/x?id=1&utm_source=rss", "https://a.example/x?id=1"],
    ["https://a.example/x?utm_source=rss&id=1", "https://a.example/x?id=1"],
    ["https://a.example/x?utm_source=a&utm_medium=b&id=1&fbclid=c&s=2&gclid=d", "https://a.example/x?id=1&s=2"],
    ["https://a.example/x?id=1&amp;utm_source=rss&amp;s=2", "https://a.example/x?id=1&amp;s=2"],
    ["https://a.example/x?utm_source=rss&amp;id=1", "https://a.example/x?id=1"],
    ["https://a.example/x?fbclid", "https://a.example/x"],
    ["www.a.example/x?utm_source=rss", "www.a.example/x"],
    ["(https://a.example/x?utm_source=rss).", "(https://a.example/x)."],
    ["“https://a.example/x?utm_source=rss”", "“https://a.example/x”"],
    ["https://a.example/x?utm_source=rss,", "https://a.example/x,"],
    ...[
      "gclsrc",
      "dclid",
      "gbraid",
      "wbraid",
      "msclkid",
      "yclid",
      "twclid",
      "igshid",
      "mc_cid",
      "mc_eid",
      "mkt_tok",
      "_hsenc",
    ].map((key) => [`https://a.example/?b=1&${key}=x%20y`, "https://a.example/?b=1"] as const),
  ];
  for (const [url, expected] of urls)
    it(`cleans ${url}`, () => {
      equal(cleaned(url), expected);
      equal(cleaned(expected), expected);
    });

  const clean = [
    "https://a.example/x?ref=rss&source=b&id=1&s=2",
    "https://a.example/x#?utm_source=rss",
    "https://a.example/utm_source=rss",
    "https://a.example/x?q=utm_source",
    "https://a.example/x?utm_=rss",
    "https://a.example/x?UTM_SOURCE=rss",
    "utm_source=rss",
    "a.example?utm_source=rss",
    "name@a.example?utm_source=rss",
  ];
  for (const url of clean) it(`leaves ${url}`, () => void check(document(`See ${url} here.\n`)));

  it("marks from the first such parameter to the last, and names them", () => {
    const [found] = check(document("https://a.example/?{|tracking-parameters:utm_a=1&b=2&fbclid=3|}&c=4 it is.\n"));
    equal(found?.message, '"utm_a" and "fbclid" track the reader and are no part of the address.');
  });

  it("reports one a place, CRLF or not", () =>
    void check(
      "<<<FILE a\r\nhttps://a.example/?{|tracking-parameters:utm_a=1|} and https://b.example/?{|tracking-parameters:utm_a=1|} there\r\nEND>>>\r\n",
    ));

  it("swallows no glued terminator", () => {
    const text =
      "<<<FILE a\nHe left.\n{|trailing-source-url:https://a.example/?{|tracking-parameters:utm_a=b|}|}{|glued-marker:END>>>|}\n";
    check(text);
    equal(fixAll(text.replace(/\{\|[a-z-]+:|\|\}/g, "")).text, document("He left.\nhttps://a.example/\n"));
    checkFix(
      document("He left for https://a.example/?{|tracking-parameters:utm_a=b|}END>>>\nMore.\n"),
      document("He left for https://a.example/END>>>\nMore.\n"),
    );
  });

  it("cleans the header's addresses, in a sealed block too", () => {
    checkFix(
      "<<<FILE a url=https://a.example/?{|tracking-parameters:utm_a=b|} lang=en\nx\nEND>>>\n",
      "<<<FILE a url=https://a.example/ lang=en\nx\nEND>>>\n",
    );
    checkFix(
      '<<<FILE a source="https://a.example/?{|tracking-parameters:utm_a=b|}&c=d"\nx\nEND>>>\n',
      '<<<FILE a source="https://a.example/?c=d"\nx\nEND>>>\n',
    );
    check("<<<FILE a url=www.a.example/?{|tracking-parameters:utm_a=b|}\nx\nEND>>>\n", {
      levels: { "metadata-value": "off" },
    });
    check("<<<FILE a source=HTTPS://a.example/?{|tracking-parameters:utm_a=b|}\nx\nEND>>>\n");
    check("<<<FILE a source=ftp://a.example/?utm_a=b\nx\nEND>>>\n");
    check("<<<FILE a source=utm_a=b note=https://a.example/utm_a=b\nx\nEND>>>\n");
    check('<<<FILE a note="see https://a.example/?utm_a=b" source="https://a.example/?utm_a=\\u0041"\nx\nEND>>>\n');
    check("<<<FILE https://a.example/?utm_a=b\nx\nEND>>>\n", { levels: { "header-syntax": "off" } });
  });

  it("cleans front matter", () =>
    checkFix(
      document("---\nurl: https://a.example/?{|tracking-parameters:utm_a=b|}\n---\nx\n"),
      document("---\nurl: https://a.example/\n---\nx\n"),
    ));

  it("knows www. and HTTPS:// in a text, and no question before it", () => {
    check(
      document(
        "?\nSee HTTPS://a.example/?{|tracking-parameters:utm_a=b|} and www.a.example/?{|tracking-parameters:utm_a=b|} for more.\n",
      ),
    );
    check(document("https://a.example/a-very-long-path-to-somewhere-else?{|tracking-parameters:utm_a=b|} it is\n"));
  });

  it("does not guess where an address ends", () => {
    check(document("见https://a.example/?{|tracking-parameters:utm_a=新闻|}\n"));
    deepEqual(fixesAt(document("见https://a.example/?utm_a=新闻\n"), "tracking-parameters"), []);
  });

  it("leaves code, data and sealed bodies", () => {
    check("<<<FILE a.md\n`https://a.example/?utm_a=b`\nEND>>>\n");
    check('<<<FILE a.json\n"https://a.example/?utm_a=b"\nEND>>>\n');
    deepEqual(
      fixesAt(document("https://a.example/?utm_a=b x\n", `sha256=${"0".repeat(64)}`), "tracking-parameters"),
      [],
    );
  });

  it("come to an end in one long line of them", () => {
    const text = document(`${"https://a.example/?utm_a=b&c=d ".repeat(5_000)}\n`);
    equal(fixAll(text).text, document(`${"https://a.example/?c=d ".repeat(5_000)}\n`));
  });
});
