import { check, checkFix, document, fixesAt, relatedAt } from "../../../support/check-residue.ts";
import { deepEqual, equal, ok } from "../../../support/expect.ts";

const SENTENCE = "The two sides will meet in Seoul this week.";
const LONGER = "The two sides will meet in Seoul this week, after nine years.";

describe("repeated-sentence", () => {
  it("reports the shorter of two, or the first of equals", () => {
    check(document(`{|repeated-sentence:${SENTENCE}|}\n${LONGER}\n`));
    check(document(`${LONGER}\n{|repeated-sentence:${SENTENCE}|}\n`));
    check(document(`{|repeated-sentence:${SENTENCE}|}\nMore.\n${SENTENCE}\n`));
    check(document(`Text. {|repeated-sentence:${SENTENCE}|} More.\n${SENTENCE}\n`));
    deepEqual(relatedAt(document(`${SENTENCE}\n${LONGER}\n`), "repeated-sentence"), [
      `54: ${JSON.stringify(LONGER)} The other place.`,
    ]);
  });

  const ledes = [
    `SEOUL - ${LONGER}`,
    `SEOUL, June 18 (AFP) — ${LONGER}`,
    `SEOUL, South Korea (AP) — ${LONGER}`,
    `Seoul (dpa) - ${LONGER}`,
    `“${LONGER}`,
    LONGER.replace(" week, after", "  week after"),
  ];
  for (const lede of ledes)
    it(`finds it again in ${lede}`, () => void check(document(`{|repeated-sentence:${SENTENCE}|}\n${lede}\n`)));

  it("reads Chinese, Korean and Arabic", () => {
    check(
      document(
        "{|repeated-sentence:中国和韩国代表团本周将在首尔举行新的安全会谈。|}\n（首尔18日讯）中国和韩国代表团本周将在首尔举行新的安全会谈，这是九年来的第一次。\n",
      ),
    );
    check(
      document(
        "{|repeated-sentence:두 나라 대표단은 이번 주에 서울 청사에서 새로운 회담을 연다|}\n(서울=연합뉴스) 두 나라 대표단은 이번 주에 서울 청사에서 새로운 회담을 연다.\n",
      ),
    );
    check(
      document(
        "{|repeated-sentence:يجتمع الوفدان هذا الأسبوع في سيول للحديث عن الأمن والتجارة.|}\nسيول (رويترز) - يجتمع الوفدان هذا الأسبوع في سيول للحديث عن الأمن والتجارة، كما قال.\n",
      ),
    );
  });

  const clean = [
    `${SENTENCE}\nThe two sides will meet in Seoul this weekend, after nine years.\n`,
    "He left for Seoul today.\nHe left for Seoul today.\n",
    `${SENTENCE}\nThe three sides will meet in Seoul this week.\n`,
    "首尔的会谈今天开始。\n首尔的会谈今天开始。\n",
    "Sign up now: Get the news of the two sides delivered to your inbox\nSign up now: Get the news of the two sides delivered to your inbox\n",
  ];
  for (const body of clean)
    it(`leaves ${JSON.stringify(body)}`, () => void check(document(body), { levels: { "boilerplate-line": "off" } }));

  it("leaves tables and code in Markdown", () => {
    const row = "| one two three four five six seven eight nine ten |\n";
    check(`<<<FILE a.md\n${row}${row}\n\`\`\`\n${SENTENCE}\n${SENTENCE}\n\`\`\`\nEND>>>\n`);
  });

  it("reports all but the last of several, CRLF or not", () => {
    const marked = `{|repeated-sentence:${SENTENCE}|}`;
    check(`<<<FILE a\r\n${marked}\r\n${marked}\r\n${SENTENCE}\r\nEND>>>\r\n`);
    check(
      document(
        `{|repeated-sentence:${SENTENCE}|}\n${LONGER}\n{|repeated-sentence:He told her on the way that it had rained.|} He told her on the way that it had rained.\n`,
      ),
    );
  });

  it("reads a last line without a line end", () =>
    void check(`<<<FILE a\n{|repeated-sentence:${SENTENCE}|}\n${SENTENCE}{|glued-marker:END>>>|}\n`));

  it("deletes the line, or the sentence in it", () => {
    checkFix(document(`{|repeated-sentence:${SENTENCE}|}\n${LONGER}\n`), document(`${LONGER}\n`));
    checkFix(document(`A.  {|repeated-sentence:${SENTENCE}|} B.\n${SENTENCE}\n`), document(`A.  B.\n${SENTENCE}\n`));
    checkFix(document(`{|repeated-sentence:${SENTENCE}|} B.\n${SENTENCE}\n`), document(`B.\n${SENTENCE}\n`));
    checkFix(document(`A. {|repeated-sentence:${SENTENCE}|}\n${SENTENCE}\n`), document(`A.\n${SENTENCE}\n`));
    deepEqual(fixesAt(document(`${SENTENCE} END>>> was there.\n${LONGER}\n`), "repeated-sentence"), []);
    deepEqual(fixesAt(document(`${SENTENCE}\n${LONGER}\n`, `sha256=${"0".repeat(64)}`), "repeated-sentence"), []);
  });

  for (const unit of [`${SENTENCE} `, `${SENTENCE}\n`, "The two sides will meet in Seoul this week and ", "x y "])
    it(`comes to an end on ${JSON.stringify(unit)} over and over`, () => {
      const text = document(`${unit.repeat(2_000_000 / unit.length)}\n`);
      ok(Array.isArray(fixesAt(text, "repeated-sentence")));
    });

  it("says which", () => {
    const [found] = check(document(`{|repeated-sentence:${SENTENCE}|}\n${SENTENCE}\n`));
    equal(found?.message, `"${SENTENCE}" stands in the document again.`);
  });
  it("leaves rows of tables and boilerplate, however long the line is", () => {
    const row = `| ${SENTENCE} | ${"cell | ".repeat(80)}`;
    check(`<<<FILE a.md\n${row}\n\n${SENTENCE}\nEND>>>\n`);
    check(`<<<FILE a\n{|repeated-sentence:${SENTENCE}|} ${"And more. ".repeat(60)}\n${LONGER}\nEND>>>\n`, {
      levels: { "overlong-paragraph": "off" },
    });
  });
  it("takes the blanks before a sentence at a line's start along", () =>
    checkFix(document(`  {|repeated-sentence:${SENTENCE}|}\nMore.\n${SENTENCE}\n`), document(`More.\n${SENTENCE}\n`)));
  it("leaves rows of tables in Markdown alone, whether they are closed or not", () => {
    const rows = (open: string, close: string): string =>
      `| a. ${open}${SENTENCE}${close} And then.\n| b. ${SENTENCE} Or so.\n`;
    check(`<<<FILE a.md\n${rows("", "")}END>>>\n`);
    check(document(rows("{|repeated-sentence:", "|}")));
  });
  it("deletes a sentence that a line break parts, with its lines or in them", () => {
    const broken = SENTENCE.replace(" in ", "\nin ");
    const marked = `{|repeated-sentence:${broken}|}`;
    const of = (body: string): string => `<<<FILE a.md\n${body}\n\n${SENTENCE}\nEND>>>\n`;
    checkFix(of(`A.\n\n${marked}`), of("A."));
    checkFix(of(`A.\n\n${marked} B.`), of("A.\n\nB."));
    checkFix(of(`A. ${marked} B.`), of("A. B."));
    checkFix(of(`A. ${marked}  \nB.`), of("A.\nB."));
  });
});
