import { check, document } from "../../../support/check-residue.ts";
import { equal } from "../../../support/expect.ts";

const OPEN = "{|ambiguous-date:03/04/2024|}";

describe("ambiguous-date", () => {
  it("shows both readings", () => {
    const [found] = check(document(`Signed on ${OPEN} in Seoul.\n`));
    equal(found?.message, '"03/04/2024" is 3 April 2024 or 4 March 2024.');
    equal(found?.fixes.length, 0);
    check(document("Signed on {|ambiguous-date:3-4-2024|} in Seoul.\n"));
  });

  const clean = [
    "Signed on 13/04/2024, and again on 03/04/2024.",
    "Signed on 04/13/2024, and again on 03/04/2024.",
    "Signed on 04/04/2024.",
    "Signed on 3.4.2024.",
    "Signed on 2024-04-03 and 2024/4/3.",
    "Signed on Wednesday, 03/04/2024.",
    "Signed on Monday, 03/04/2024.",
    "Signed on 3 April 2024. The form of 03/04/2024 is kept.",
    "He has 3/4 of it, in 10/12/14 parts.",
    "See https://example.org/03/04/2024/a or a/03/04/2024.",
  ];
  for (const line of clean) it(`leaves ${line}`, () => void check(document(`${line}\n`)));

  it("is not settled by dates that contradict each other", () =>
    void check(document(`13/04/2024 and 04/13/2024, and ${OPEN} too.\n`)));

  it("is not settled by a day that is both", () => void check(document(`04/04/2024, and ${OPEN}.\n`)));

  it("is settled by the header or the address", () => {
    check(document("Signed on 03/04/2024.\n", "date=2024-04-03"));
    check(document("Signed on 03/04/2024.\n", "url=https://a.example/2024/03/04/x"));
    check(document(`Signed on ${OPEN}.\n`, "date=2024-04-05"));
    check(document(`Signed on ${OPEN}.\n`, "retrieved=2024-04-03"));
  });

  it("is settled by other documents of the same source", () => {
    const other = (source: string): string => `<<<FILE b${source}\nSigned on 13/04/2024.\nEND>>>\n`;
    check(document("Signed on 03/04/2024.\n", "source=x") + other(" source=x"));
    check(document("---\nsource: x\n---\nSigned on 03/04/2024.\n") + other(" source=x"));
    check(document(`Signed on ${OPEN}.\n`, "source=x") + other(" source=y"));
    check(document(`Signed on ${OPEN}.\n`) + other(""));
    check(other("") + document("Signed on 03/04/2024.\n", "source=x") + other(" source=x"));
    check(other(" source=x") + document("Signed on 03/04/2024.\n", "source=x"));
    check(`${document(`Signed on ${OPEN}.\n`, "source=x")}<<<FILE b source=x\nOn 04/13/2024, on 13/04/2024.\nEND>>>\n`);
    check(document(`Signed on ${OPEN} and 13/04/2024 and 04/13/2024.\n`, "source=x") + other(" source=x"));
    check(
      document(`Signed on ${OPEN}.\n`, "source=x") +
        other(" source=x") +
        "<<<FILE third source=x\nSigned on 04/13/2024.\nEND>>>\n",
    );
  });

  it("leaves data and code", () => {
    check("<<<FILE a.csv\n03/04/2024\nEND>>>\n");
    check("<<<FILE a.md\n`03/04/2024`\nEND>>>\n");
  });

  it("reads CRLF, a last line without a line end, and two at once", () => {
    check(`<<<FILE a\r\nOn ${OPEN} and {|ambiguous-date:05/06/2024|}.\r\nEND>>>\r\n`);
    check(`<<<FILE a\nOn ${OPEN}{|glued-marker:END>>>|}\n`);
  });
  it("tells those of a source that settles nothing, behind one that does", () => {
    const of = (name: string, source: string, body: string): string =>
      `<<<FILE ${name} source=${source}\n${body}\nEND>>>\n`;
    check(
      of("a", "X", "Signed on 13/04/2024.") +
        of("b", "X", "Signed on 03/04/2024.") +
        of("c", "Y", `Signed on ${OPEN}.`),
    );
    check(
      of("a", "X", "Signed on 13/04/2024.") +
        of("b", "X", "Signed on 04/13/2024.") +
        of("c", "X", `Signed on ${OPEN}.`),
    );
  });
});
