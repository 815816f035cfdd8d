import { createHash } from "node:crypto";
import type { Severity } from "../../../../src/core/checks/rule.ts";
import { check, checkFix, fixesAt } from "../../../support/check-residue.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

/** A document with these attributes. */
function headed(attributes: string, body = "x\n"): string {
  return `<<<FILE a ${attributes}\n${body}END>>>\n`;
}

function sum(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

describe("metadata-value", () => {
  const fixed: readonly (readonly [dirty: string, clean: string])[] = [
    ['date={|metadata-value:"June 18, 2024"|}', "date=2024-06-18"],
    ['date={|metadata-value:"18. Juni 2024"|}', "date=2024-06-18"],
    ["date={|metadata-value:18.6.2024|}", "date=2024-06-18"],
    ["date={|metadata-value:6/18/2024|}", "date=2024-06-18"],
    ["date={|metadata-value:2024/6/18|}", "date=2024-06-18"],
    ['date={|metadata-value:"2024-06-18 09:30"|}', "date=2024-06-18T09:30"],
    ['date={|metadata-value:"2024-06-18  09:30"|}', "date=2024-06-18T09:30"],
    ['date={|metadata-value:" June 18, 2024"|}', "date=2024-06-18"],
    ['date={|metadata-value:"yesterday, June 18, 2024"|}', "date=2024-06-18"],
    ["date={|metadata-value:2024年6月18日|}", "date=2024-06-18"],
    ["retrieved={|metadata-value:11/26/2024|}", "retrieved=2024-11-26"],
    ["date={|metadata-value:03/04/2024|}", "date=2024-04-03"],
    ["url={|metadata-value:www.example.org/a|}", "url=https://www.example.org/a"],
    ["url={|metadata-value://example.org/a|}", "url=https://example.org/a"],
    ["url={|metadata-value:<https://example.org/a>|}", "url=https://example.org/a"],
    ['url={|metadata-value:" https://example.org/a"|}', "url=https://example.org/a"],
    ["url={|metadata-value:http:/example.org/a|}", "url=https://example.org/a"],
    ['url={|metadata-value:" http://example.org/a "|}', "url=http://example.org/a"],
    ["url={|metadata-value:www.example.uk|}", "url=https://www.example.uk"],
    ["url={|metadata-value:example.uk/a/b|}", "url=https://example.uk/a/b"],
    ["url={|metadata-value:WWW.Example.ORG/a|}", "url=https://WWW.Example.ORG/a"],
    ["lang={|metadata-value:en_GB|}", "lang=en-GB"],
    ["lang={|metadata-value:en_US.UTF-8|}", "lang=en-US"],
    ["lang={|metadata-value:English|}", "lang=en"],
    ["lang={|metadata-value:jp|}", "lang=ja"],
    ["{|metadata-value:langauge|}=en", "langauge=en"],
    ["{|metadata-value:language|}=en", "lang=en"],
    ["{|metadata-value:tilte|}=x", "title=x"],
    ["{|metadata-value:dtae|}=2024", "date=2024"],
    ["{|metadata-value:ulr|}=https://example.org", "url=https://example.org"],
    ["{|metadata-value:retreived|}=2024", "retrieved=2024"],
    ["{|metadata-value:truncatd|}=yes", "truncated=yes"],
  ];
  for (const [dirty, clean] of fixed) {
    if (dirty.includes("langauge")) continue;
    it(`mends ${dirty.replace(/\{\|[a-z-]+:|\|\}/g, "")}`, () => checkFix(headed(dirty), headed(clean)));
  }

  const unfixed = [
    "date={|metadata-value:2024-06-31|}",
    "date={|metadata-value:Tuesday|}",
    'date={|metadata-value:"18 to 20 June 2024 and 2023-01-01"|}',
    "date={|metadata-value:06/2024|}",
    "url={|metadata-value:here|}",
    "url={|metadata-value:ftp://example.org/a|}",
    "url={|metadata-value:/a/b|}",
    "url={|metadata-value:https://jo@example.org|}",
    'url={|metadata-value:"https://example.org/a b"|}',
    'url={|metadata-value:"www.example.org/a b"|}',
    "url={|metadata-value:<https://example.org>/a|}",
    "url={|metadata-value:www.example.org/<a>|}",
    "url={|metadata-value:x//example.org|}",
    "url={|metadata-value:xhttp:example.org|}",
    "lang={|metadata-value:klingon|}",
    "lang={|metadata-value:x|}",
    "lang={|metadata-value:qq-QQ|}",
  ];
  for (const dirty of unfixed)
    it(`offers nothing for ${dirty.replace(/\{\|[a-z-]+:|\|\}/g, "")}`, () => {
      const [found] = check(headed(dirty));
      deepEqual(found?.fixes, []);
    });

  const clean = [
    "date=2024",
    "date=2024-06",
    "date=2024-06-18T09:30:00+09:00 retrieved=20240618",
    "url=http://example.org",
    "url=HTTPS://example.org/A",
    "url=https://example.org:8080/a?b#c",
    "url=https://例え.example/パス",
    "lang=en lang-note=x",
    "lang=zh-Hans-CN",
    "lang=sr-Latn-RS",
    "lang=de-CH-1996",
    "lang=haw",
    "lang=es-419",
    "lang=en-x-private",
    "lang=x-klingon",
    "lang=zxx",
    "eol=crlf final-newline=no",
    "data=x rate=y land=z uri=a sources=b authors=c hash=d",
    "title=x note=y id=7 author=z credit=AP truncated=yes source=s",
  ];
  for (const attributes of clean) it(`leaves ${attributes}`, () => void check(headed(attributes)));

  const errors: readonly (readonly [dirty: string, clean: string])[] = [
    ["eol={|metadata-value:lf|}", ""],
    ["eol={|metadata-value:CRLF|}", " eol=crlf"],
    ["final-newline={|metadata-value:yes|}", ""],
    ["final-newline={|metadata-value:NO|}", " final-newline=no"],
    ["encoding={|metadata-value:utf-8|}", ""],
    ["encoding={|metadata-value:Base64|}", " encoding=base64"],
  ];
  for (const [dirty, expected] of errors)
    it(`is an error for ${dirty.replace(/\{\|[a-z-]+:|\|\}/g, "")}`, () => {
      const found = check(headed(dirty, "eHg=\n"));
      deepEqual(
        found.map(({ severity }): Severity => severity),
        ["error"],
      );
      checkFix(headed(dirty, "eHg=\n"), `<<<FILE a${expected}\neHg=\nEND>>>\n`);
    });

  it("is an error for what is not base64", () => {
    check(headed("encoding=base64", "eHh4\neHg=\n"));
    const [found] = check(headed("encoding={|metadata-value:base64|}", "eHh4!\n"));
    equal(found?.severity, "error");
    check(headed("encoding={|metadata-value:base64|}", "eHh\n"));
  });

  it("shows both readings of a date", () =>
    deepEqual(
      fixesAt(headed("date=03/04/2024"), "metadata-value").map(({ title }) => title),
      ['Write "2024-04-03"', 'Write "2024-03-04"'],
    ));

  it("writes no key that is there already", () => deepEqual(fixesAt(headed("title=x tilte=y"), "metadata-value"), []));

  it("knows the sum of the text as it is decoded", () => {
    check(headed(`sha256=${sum("x\n")}`));
    check(headed(`sha256=${sum("x\n").toUpperCase()}`));
    check(headed(`final-newline=no sha256=${sum("x")}`));
    check(headed(`eol=crlf sha256=${sum("x\r\n")}`));
    check(headed(`sha256=${sum("END>>>\nü\n")}`, "\\END>>>\nü\n"));
    check(headed(`encoding=base64 sha256=${sum("xx")}`, "eHg=\n"));
  });

  it("offers to seal anew or not at all when the text has another", () => {
    const dirty = headed(`sha256={|metadata-value:${sum("y\n")}|} lang=en`);
    checkFix(dirty, headed(`sha256=${sum("x\n")} lang=en`));
    checkFix(dirty, headed("lang=en"), { title: "Unseal it" });
    const [found] = check(headed("sha256={|metadata-value:0|}"));
    equal(found?.message, '"0" is no SHA-256 sum.');
  });

  it("reads CRLF, a last line without a line end, and several at once", () =>
    void check(
      "<<<FILE a lang={|metadata-value:en_GB|} date={|metadata-value:x|}\r\nx\r\nEND>>>{|missing-final-line-end:|}",
    ));
  it("completes an address that lost a part of its beginning", () => {
    for (const written of ["https:/example.org/a", "HTTP:/example.org/a", "https:example.org/a", "HTTPS:example.org/a"])
      checkFix(
        `<<<FILE a url={|metadata-value:${written}|}\nx\nEND>>>\n`,
        "<<<FILE a url=https://example.org/a\nx\nEND>>>\n",
      );
  });
  it("says what is wrong, and what may be done", () => {
    const told = (attributes: string, body?: string): readonly unknown[] =>
      check(headed(attributes, body)).map(({ message, fixes }) => [message, ...fixes.map(({ title }) => title)]);
    const other = sum("y\n");
    const of = (text: string): string => `{|metadata-value:${text}|}`;
    const sealing = ["Seal the text as it is now", "Unseal it"];
    const sealed = `The text is not the one that was sealed with "${other.slice(0, 12)}…".`;
    deepEqual(
      told(`date=${of("soon")}`),
      ['"soon" is no date of ISO 8601, as "2024-06-18" is.'].map((one) => [one]),
    );
    deepEqual(told(`url=${of("here")}`), [['"here" is no absolute address of the web.']]);
    deepEqual(told(`lang=${of("klingon")}`), [['"klingon" is no language tag of BCP 47.']]);
    deepEqual(told(`eol=${of("lf")}`), [
      ['"lf" is no value of "eol", which can only be "crlf".', "Remove the attribute"],
    ]);
    deepEqual(told(`${of("tilte")}=x`), [
      ['The key "tilte" is unknown; "title" is known.', 'Write the key as "title"'],
    ]);
    deepEqual(told(`sha256=${of(other)}`), [[sealed, ...sealing]]);
    deepEqual(told(`sha256=${of(other.toUpperCase())}`), [
      [sealed.replace(/".*"/, (sum) => sum.toUpperCase()), ...sealing],
    ]);
    for (const none of [`${other}0`, `x${other}`])
      deepEqual(told(`sha256=${of(none)}`), [[`"${none.slice(0, 59)}…" is no SHA-256 sum.`, ...sealing]]);
    deepEqual(told(`encoding=base64 sha256=${of(other)}`, "eHg=\n"), [[sealed, ...sealing]]);
  });
  it("looks at each attribute, whatever stands beside it", () =>
    void check(headed("title=x date={|metadata-value:soon|} note=y {|metadata-value:retreived|}=z id=1")));
  it("reads no date and no address that is too long for one", () => {
    const fixes = (attribute: string): number => fixesAt(headed(attribute), "metadata-value").length;
    const date = (length: number): string => `date="${"said on June 18, 2024".padStart(length, ".")}"`;
    const address = (length: number): string => `url=${"www.example.org/a".padEnd(length, "b")}`;
    deepEqual([fixes(date(60)), fixes(date(61))], [1, 0]);
    deepEqual([fixes(address(2_048)), fixes(address(2_049))], [1, 0]);
  });
});
