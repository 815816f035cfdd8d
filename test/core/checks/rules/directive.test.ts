import { check, checkFix, fixAll, fixRule } from "../../../support/check-structure.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("directive", () => {
  const empty = "<<<FILE a\nEND>>>\n";
  const full = "<<<FILE a\nx\nEND>>>\n";

  it("silences a rule for the next document", () => {
    check(`# corpus-ignore: empty-block -- a stub\n\n# c\n${empty}`);
    check(`# corpus-ignore: empty-block\n${empty}<<<FILE {|empty-block:b|}\nEND>>>\n`);
  });
  it("silences a rule for the whole file, from anywhere outside", () => {
    check(`${empty}<<<FILE b\nEND>>>\n# corpus-ignore-file: empty-block -- stubs\n`);
    check("# corpus-ignore-file: text-outside-block, stray-terminator\nx\nEND>>>\ny\n");
  });
  it("silences several rules at once", () =>
    void check("# corpus-ignore: empty-block, unsafe-path -- why\n<<<FILE ../a\nEND>>>\n"));
  it("is content inside a document", () =>
    void check("<<<FILE {|empty-block:b|}\nEND>>>\n<<<FILE a\n# corpus-ignore-file: empty-block\nEND>>>\n"));

  it("reports an unknown rule, and one that is misspelt", () => {
    const [found] = check(`# corpus-ignore-file: {|directive:empty-blok|}\n${full}`);
    deepEqual(found?.message, 'There is no rule "empty-blok".');
    deepEqual(found?.severity, "hint");
  });
  it("reports what silences nothing", () => {
    const [found] = check(`# corpus-ignore: {|directive:empty-block|}\n${full}`);
    deepEqual(found?.message, 'The directive for "empty-block" is needless: the rule finds nothing here.');
    check(`# corpus-ignore: empty-block, {|directive:empty-block|}\n${empty}`);
    check(`# corpus-ignore-file: {|directive:empty-block|}\n# corpus-ignore: empty-block\n${empty}`);
  });
  it("reports a directive that no header follows directly", () => {
    const [found] = check(
      "# corpus-ignore: {|directive:empty-block|}\n{|text-outside-block:x|}\n<<<FILE {|empty-block:a|}\nEND>>>\n",
    );
    deepEqual(
      found?.message,
      'The directive for "empty-block" holds for nothing, because no header follows it directly.',
    );
    check(`${full}# corpus-ignore: {|directive:empty-block|}\n`);
  });
  it("reports a directive without a rule", () => {
    check(`# {|directive:corpus-ignore:|} -- because\n${full}`);
    checkFix(`# {|directive:corpus-ignore:|}\n${full}`, full);
  });
  it("does not call a rule needless that is switched off", () =>
    void check(`# corpus-ignore: empty-block\n${full}`, { levels: { "empty-block": "off" } }));
  it("can be silenced itself", () => {
    check(`# corpus-ignore-file: directive -- other tools\n# corpus-ignore: other-tool\n${full}`);
    check(`# corpus-ignore-file: directive\n${full}`);
  });
  it("reads CRLF", () =>
    void check(`# corpus-ignore: {|directive:empty-block|} -- why\r\n<<<FILE a\r\nx\r\nEND>>>\r\n`));
  it("reads a last line without a line end", () =>
    void check(`# corpus-ignore-file: {|directive:empty-block|}{|missing-final-line-end:|}`));
  it("reports two in one line", () =>
    void check(`# corpus-ignore-file: {|directive:no-such-a|},{|directive:no-such-b|}\n${full}`));

  it("removes only the id in question", () => {
    checkFix(
      `# corpus-ignore: {|directive:nothing|}, empty-block -- why\n${empty}`,
      `# corpus-ignore: empty-block -- why\n${empty}`,
    );
    checkFix(
      `# corpus-ignore: empty-block, {|directive:nothing|} -- why\n${empty}`,
      `# corpus-ignore: empty-block -- why\n${empty}`,
    );
    checkFix(`# c\r\n# corpus-ignore: {|directive:nothing|} -- why\r\n# d\r\n`, "# c\r\n# d\r\n");
    checkFix(`# corpus-ignore: {|directive:nothing|}{|missing-final-line-end:|}`, "");
  });
  it("removes a line whose every id goes, one pass after the other", () =>
    deepEqual(fixRule(`# corpus-ignore: one, two, three -- why\n${full}`, "directive"), {
      text: full,
      fixed: 3,
      left: 0,
    }));

  it("warns of another format version, and leaves such a file alone", () => {
    const other = "# corpus-format: 2\n<<<FILE a\nxEND>>>";
    const [found] = check(
      "# corpus-format: {|directive:2|}\n<<<FILE a\nx{|glued-marker:END>>>|}{|missing-final-line-end:|}",
    );
    deepEqual(found?.severity, "warning");
    deepEqual(fixAll(other), { text: other, fixed: 0, left: 3 });
    check(`# corpus-format: 1 \n${full}# corpus-format: {|directive:1.1|}\n`);
  });
});
