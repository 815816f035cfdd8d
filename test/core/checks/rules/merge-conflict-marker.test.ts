import { check, fixAll, fixRule } from "../../../support/check-structure.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("merge-conflict-marker", () => {
  const conflict = "{|merge-conflict-marker:<<<<<<< ours|}\nx\n=======\ny\n>>>>>>> theirs\n";

  it("reports a conflict inside a document", () => {
    const [found] = check(`<<<FILE a\n${conflict}END>>>\n`);
    deepEqual(
      found?.related.map(({ range }) => range.start.line),
      [3, 5],
    );
  });
  it("reports a conflict outside, and takes its lines for no text of ours", () =>
    void check(
      "{|merge-conflict-marker:<<<<<<< ours|}\n# x\n||||||| base\n=======\n# y\n>>>>>>> theirs\n".replace(
        "||||||| base",
        "{|text-outside-block:||||||| base|}",
      ),
    ));
  it("reports longer marks", () =>
    void check("<<<FILE a\n{|merge-conflict-marker:<<<<<<<<< o|}\n=========\n>>>>>>>>> t\nEND>>>\n"));
  it("is content when one mark is missing, shorter, indented or out of order", () => {
    check("<<<FILE a\n<<<<<<< o\n>>>>>>> t\nEND>>>\n");
    check("<<<FILE a\n======= o\n<<<<<<< t\n>>>>>>> t\nEND>>>\n");
    check("<<<FILE a\n<<<<<< o\n=======\n>>>>>>> t\nEND>>>\n");
    check("<<<FILE a\n <<<<<<< o\n=======\n>>>>>>> t\nEND>>>\n");
  });
  it("does not look across documents", () =>
    void check("<<<FILE a\n<<<<<<< o\n=======\nEND>>>\n<<<FILE b\n>>>>>>> t\nEND>>>\n"));
  it("reads CRLF", () => void check(`<<<FILE a\n${conflict}END>>>\n`.replaceAll("\n", "\r\n")));
  it("reads a last line without a line end", () =>
    void check(
      "<<<FILE {|missing-terminator:a|}\n{|merge-conflict-marker:<<<<<<< ours|}\n=======\n>>>>>>> t{|missing-final-line-end:|}",
    ));
  it("reports two in one document", () => void check(`<<<FILE a\n${conflict}z\n${conflict}END>>>\n`));

  const broken = "<<<FILE b\nxEND>>>\n<<<FILE a b\n<<<<<<< o\n=======\n>>>>>>> t\nEND>>>";
  it("takes all fixes away", () => {
    const found = check(
      "<<<FILE b\nx{|glued-marker:END>>>|}\n<<<FILE {|header-syntax:a b|}\n{|merge-conflict-marker:<<<<<<< o|}\n=======\n>>>>>>> t\nEND>>>{|missing-final-line-end:|}",
    );
    deepEqual(
      found.flatMap(({ fixes }) => fixes),
      [],
    );
    deepEqual(fixAll(broken), { text: broken, fixed: 0, left: 4 });
    deepEqual(fixRule(broken, "header-syntax"), { text: broken, fixed: 0, left: 1 });
  });
  it("takes them away when it is silenced or switched off, too", () => {
    const silenced = `# corpus-ignore-file: merge-conflict-marker\n${broken}`;
    deepEqual(fixAll(silenced), { text: silenced, fixed: 0, left: 3 });
    deepEqual(fixAll(broken, { levels: { "merge-conflict-marker": "off" } }), { text: broken, fixed: 0, left: 3 });
  });
  it("points to both sides, in words", () => {
    const [found] = check(`<<<FILE a\n${conflict}END>>>\n`);
    deepEqual(found?.message, 'A merge conflict begins with "<<<<<<<"; no fixes are offered until it is resolved.');
    deepEqual(
      found?.related.map(({ message }) => message),
      ["The other version begins here.", "The conflict ends here."],
    );
  });
});
