import { check, document, relatedAt } from "../../../support/check-residue.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

const DIRTY = "date={|date-contradiction:2024-06-27|}";
const URL = "url=https://example.org";

describe("date-contradiction", () => {
  it("compares header and address, whatever form the address has", () => {
    for (const path of ["/2024/06/17/a", "/2024/6/17/", "/2024-06-17-a", "/20240617/a", "/a/2024/06/17", "/2024/05/a"])
      check(document("x\n", `${DIRTY} ${URL}${path}`));
    check(document("x\n", `${DIRTY} url="https://example.org/2024/06/17/a"`));
    check(document("x\n\n{|trailing-source-url:https://example.org/2024/06/17/a|}\n", DIRTY));
  });

  it("compares the front matter and the dateline", () => {
    check(document("---\ndate: 2024-06-17\n---\nx\n", DIRTY));
    check(document("---\ndate: June 17, 2024\n---\nx\n", DIRTY));
    check(document("SEOUL, 17 June 2024 - He left.\n", DIRTY));
    check(document("SEOUL, June 17 (AP) — He left.\n", DIRTY));
    check(document("Headline\n\nSEOUL, June 17, 2024 (AP) — He left.\n", DIRTY));
    check(document("SEOUL, {|date-contradiction:17 June 2024|} - He left.\n").replace(/\{\|[a-z-]+:|\|\}/g, ""));
    check(document("---\ndate: {|date-contradiction:2024-06-27|}\n---\nSEOUL, 17 June 2024 - He left.\n"));
  });

  it("says who contradicts, and where", () => {
    const [found] = check(document("SEOUL, 16 June 2024 - He left.\n", `${DIRTY} ${URL}/2024/06/17/a`));
    equal(found?.message, '"2024-06-27" contradicts the address and the dateline.');
    deepEqual(relatedAt(document("x\n", `date=2024-06-27 ${URL}/2024/05/a`), "date-contradiction"), [
      '50: "2024/05" The address says 1 May 2024 to 31 May 2024.',
    ]);
  });

  const clean: readonly (readonly [attributes: string, body: string])[] = [
    [`date=2024-06-18 ${URL}/2024/06/17/a`, "x\n"],
    [`date=2024-06-18T23:30Z ${URL}/2024/06/19/a`, "x\n"],
    [`date=2024-06 ${URL}/2024/06/17/a`, "x\n"],
    [`date=2024 ${URL}/2024/06/17/a`, "x\n"],
    [`date=2024-06-01 ${URL}/2024/05/a`, "x\n"],
    [`date=2024-06-18 ${URL}/a-2024-05-01-b`, "x\n"],
    [`date=2024-06-18 ${URL}/a?d=/2024/05/01/`, "x\n"],
    [`date=2024-06-18 ${URL}/2024/99/01/`, "x\n"],
    [`date=2024-06-18 ${URL}/20241/a/12345678`, "x\n"],
    ["date=2024-06-18", "On 1 May 2024 he left.\n"],
    ["date=2024-06-18", "• 11/26/2024\nHe left.\n"],
    ["date=2024-06-18 retrieved=2024-11-26", "He left.\n"],
    ["date=2024-06-18", "SEOUL, June 17 (AP) — He left.\n"],
    ["date=2024-01-01", "SEOUL, Dec 31 (AP) — He left.\n"],
    ["date=2024-06-18", "SEOUL - On 1 May 2024 he left.\n"],
    ["date=x", "SEOUL, 17 June 2024 - He left.\n"],
    ["", "SEOUL, June 17 (AP) — He left.\n"],
  ];
  for (const [attributes, body] of clean)
    it(`leaves ${attributes} ${JSON.stringify(body)}`, () =>
      void check(document(body, attributes), { levels: { "metadata-value": "off", "stamp-line": "off" } }));

  it("knows the future when it is told the day", () => {
    const today = "2024-06-18";
    const [found] = check(document("x\n", "date={|date-contradiction:2024-06-19|}"), { today });
    equal(found?.message, '"2024-06-19" lies in the future: today is 18 June 2024.');
    check(document("x\n", "date=2024-06-18"), { today });
    check(document("x\n", "date=2024-06"), { today });
    check(document("x\n", "date=2024-06-19"));
    check(document("x\n", `${URL}/{|date-contradiction:2024/07|}/a`), { today });
  });

  it("reads CRLF, a last line without a line end, and two at once", () => {
    check(
      `<<<FILE a ${DIRTY} ${URL}/2024/06/17/a\r\nx\r\nEND>>>\r\n<<<FILE b ${DIRTY} ${URL}/2024/06/17/a\r\nx\r\nEND>>>{|missing-final-line-end:|}`,
    );
  });

  it("reads the header of data and base64 too", () => {
    check(`<<<FILE a.json ${DIRTY} ${URL}/2024/06/17/a\n{}\nEND>>>\n`);
    check(`<<<FILE a.bin encoding=base64 ${DIRTY} ${URL}/2024/06/17/a\neHg=\nEND>>>\n`);
  });
  it("looks at each day, and calls none the future that is today", () => {
    const today = "2024-06-18";
    check(document("x\n", `date=2024-06-18 ${URL}/2024/06/18/a`), { today });
    check(document("x\n", `date=2024-06-18 url=https://example.org/{|date-contradiction:2024/06/19|}/a`), { today });
  });
  it("tells of the first that another contradicts, not of one that is near to all", () =>
    void check(
      document(
        "SEOUL, 19 June 2024 - He left.\n",
        `date=2024-06-18 url=https://example.org/{|date-contradiction:2024/06/17|}/a`,
      ),
    ));
});
