import type { TextPattern } from "../../../../src/core/checks/rule.ts";
import { check, checkFix, document, fixesAt, fixRule } from "../../../support/check-residue.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

const SIGN_UP = "Sign up now: Get our newsletters delivered to your inbox";

describe("boilerplate-line", () => {
  it("reports each kind of line, wherever it stands", () =>
    void check(
      document(
        [
          "Headline",
          `{|boilerplate-line:${SIGN_UP}|}`,
          "{|boilerplate-line:PHOTO: REUTERS|}",
          "  {|boilerplate-line:Follow topic:|} ",
          "The minister left.",
          "{|boilerplate-line:ADVERTISEMENT|}",
          "{|boilerplate-line:Read more: The other story|}",
          "{|boilerplate-line:We use cookies to improve your visit.|}",
          "{|boilerplate-line:Disclaimer: The paper is the government's.|}",
          "{|boilerplate-line:사진: 연합뉴스|}",
          "",
        ].join("\n"),
      ),
    ));

  const clean = [
    "Share prices fell in Seoul on Tuesday.",
    "By continuing to send shells, the North has made friends in Moscow.",
    "Copyright law was changed on Tuesday.",
    "Follow the money, she said.",
    "Subscribe or perish: the new rule of newspapers",
    "The disclaimer: nobody reads it.",
    "He read more: books, letters, bills.",
    "Print is not dead.",
    "Note: the figures are from May.",
    "She said: Sign up now: Get our newsletters delivered to your inbox",
  ];
  for (const line of clean) it(`leaves ${line}`, () => void check(document(`${line}\nThe minister left.\n`)));

  it("says in words what it is", () => {
    const [found] = check(document(`{|boilerplate-line:${SIGN_UP}|}\nText.\n`));
    equal(found?.message, `"${SIGN_UP}" is an invitation to a newsletter.`);
  });

  it("takes quotes of another kind for further evidence", () => {
    const [found] = check(document("{|boilerplate-line:Disclaimer: it's theirs.|}\nThe king’s men.\n"));
    equal(found?.message, `"Disclaimer: it's theirs." is a notice of the page, and its quotes are not the document's.`);
    check(
      document("{|boilerplate-line:Editor's note: this paper is the king's.|}\nThe king’s men. The queen’s men.\n"),
    );
    check(
      document("{|boilerplate-line:Editor’s note: this paper is the king’s.|}\nThe king's men. The queen's men.\n"),
    );
    check(document("Editor's note: this paper is the king's.\nThe king's men.\n"));
    check(document("Editor's note: this paper is the king's.\nThe king’s men. The queen's men.\n"));
    check(document("Note: no quotes here.\nThe king’s men.\n"));
  });

  it("says of no line without quotes that they are another's", () => {
    const [found] = check(document(`{|boilerplate-line:${SIGN_UP}|}\nThe king’s men, the queen's.\n`));
    equal(found?.message, `"${SIGN_UP}" is an invitation to a newsletter.`);
  });

  it("looks for what is doubtful behind long lines and empty ones", () => {
    const long = `Note: ${"words and ".repeat(40)}`;
    const notice = "Editor's note: this paper is the king's.";
    check(document(`The king’s men. The queen’s men.\n\n${long}\n{|boilerplate-line:${notice}|}\n`));
    check(
      document(`The king’s men.\n{|boilerplate-line:${notice}|}\nThe queen’s men.\n{|boilerplate-line:${SIGN_UP}|}\n`),
    );
  });

  it("knows the user's lines, as a whole", () => {
    const boilerplate: TextPattern = { source: "own", test: (line) => line === "Harbour Gazette Asia" };
    const marked = "Text of Harbour Gazette Asia.\n {|boilerplate-line:Harbour Gazette Asia|}\nMore.\n";
    const [found] = check(document(marked), { boilerplate });
    equal(found?.message, `"Harbour Gazette Asia" is boilerplate by the project's own list.`);
    check(document("Harbour Gazette Asia\n"));
    const long = "x".repeat(400);
    check(document(`${long}\n`), { boilerplate: { source: "x", test: () => true } });
  });

  it("reads CRLF, and a body without its terminator", () => {
    check(`<<<FILE a\r\nText.\r\n{|boilerplate-line:${SIGN_UP}|}\r\nEND>>>\r\n`);
    check(`<<<FILE {|missing-terminator:a|}\nText.\n{|boilerplate-line:${SIGN_UP}|}`, {
      levels: { "missing-final-line-end": "off" },
    });
  });

  it("skips code, data and base64", () => {
    check("<<<FILE a.json\nAdvertisement\nEND>>>\n");
    check("<<<FILE a.py\nprint\nEND>>>\n");
    check("<<<FILE a lang=zxx\nAdvertisement\nEND>>>\n");
    check("<<<FILE a encoding=base64\nShare\nEND>>>\n", { levels: { "metadata-value": "off" } });
    check("<<<FILE a.md\n```\nAdvertisement\n```\n{|boilerplate-line:Advertisement|}\nEND>>>\n");
  });

  it("deletes the line, and blank lines that part nothing any more", () => {
    checkFix(document(`A.\n{|boilerplate-line:${SIGN_UP}|}\nB.\n`), document("A.\nB.\n"));
    checkFix(document(`A.\n\n{|boilerplate-line:${SIGN_UP}|}\n\nB.\n`), document("A.\n\nB.\n"));
    checkFix(document(`{|boilerplate-line:${SIGN_UP}|}\n\nB.\n`), document("B.\n"));
    checkFix(document(`A.\n\n{|boilerplate-line:${SIGN_UP}|}\n`), document("A.\n"));
    checkFix(document(`A.\n\n{|boilerplate-line:${SIGN_UP}|}\n\n`), document("A.\n"));
    checkFix(
      document(`{|boilerplate-line:${SIGN_UP}|}\n`),
      "<<<FILE {|empty-block:a|}\nEND>>>\n".replace(/\{\|[a-z-]+:|\|\}/g, ""),
    );
  });

  it("moves a picture's credit to the header, beside what is there", () => {
    const photo = "{|boilerplate-line:PHOTO: REUTERS|}\n";
    checkFix(document(`${photo}A.\n`), document("A.\n", 'credit="photo: REUTERS"'));
    checkFix(document(`${photo}A.\n`, "credit=Bloomberg"), document("A.\n", 'credit="Bloomberg; photo: REUTERS"'));
    checkFix(document(`${photo}A.\n`, 'credit="photo: REUTERS"'), document("A.\n", 'credit="photo: REUTERS"'));
    checkFix(document(`${photo}A.\n`), document("A.\n"), { title: "Delete the line" });
  });

  it("moves a disclaimer to the note", () =>
    checkFix(
      document('{|boilerplate-line:Disclaimer: "theirs".|}\nA.\n'),
      document("A.\n", 'note="Disclaimer: \\"theirs\\"."'),
    ));

  it("fixes all of them one after the other", () =>
    equal(
      fixRule(document(`${SIGN_UP}\nA.\nPHOTO: AP\nB.\nImage: AFP\n`), "boilerplate-line").text,
      document("A.\nB.\n", 'credit="photo: AP; Image: AFP"'),
    ));

  it("touches no sealed body", () => {
    const seal = "sha256=6f22ae2f9b4a3b7e9d6c1a1b6f8b7d7c5d7c4b0b0f0b3e9a5f0a6f8c7e2d1a90";
    deepEqual(fixesAt(document(`${SIGN_UP}\nA.\n`, seal), "boilerplate-line"), []);
  });

  it("makes no marker", () =>
    checkFix(
      document(`\\END>>>\n{|boilerplate-line:${SIGN_UP}|}\n\\<<<FILE b\n`),
      document("\\END>>>\n\\<<<FILE b\n"),
    ));
  it("says that the header has a credit already, and takes a label however it is set", () => {
    const titles = (body: string, attributes: string): readonly string[] =>
      fixesAt(document(body, attributes), "boilerplate-line").map(({ title }) => title);
    deepEqual(titles("PHOTO: REUTERS\nA.\n", 'credit="AP; photo: REUTERS"'), [
      "Delete it: credit= says so already",
      "Delete the line",
    ]);
    deepEqual(titles("PHOTO: REUTERS\nA.\n", 'credit="AP"'), ["Move it to credit=", "Delete the line"]);
    checkFix(document("{|boilerplate-line:PHOTO : REUTERS|}\nA.\n"), document("A.\n", 'credit="photo : REUTERS"'));
    checkFix(document("{|boilerplate-line:Photo: REUTERS|}\nA.\n"), document("A.\n", 'credit="Photo: REUTERS"'));
  });
  it("leaves the user's lines in code, and finds those beside lines that we know", () => {
    const boilerplate: TextPattern = { source: "own", test: (line) => line === "Harbour Gazette Asia" };
    const marked = "{|boilerplate-line:Harbour Gazette Asia|}";
    check(`<<<FILE a.md\n\`\`\`\nHarbour Gazette Asia\n${SIGN_UP}\n\`\`\`\n${marked}\nText.\nEND>>>\n`, {
      boilerplate,
    });
    check(document(`${marked}\nText.\n{|boilerplate-line:${SIGN_UP}|}\nMore.\n${marked}\n`), { boilerplate });
  });
  it("makes small letters of a label alone", () =>
    checkFix(
      document("{|boilerplate-line:FILE PHOTO: REUTERS|}\nA.\n"),
      document("A.\n", 'credit="FILE PHOTO: REUTERS"'),
    ));
});
