import { check, checkFix, fixesAt, fixRule } from "../../../support/check-structure.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("text-outside-block", () => {
  const block = "<<<FILE a\nx\nEND>>>\n";

  it("reports a run of lines once", () => {
    const [found] = check(`${block}{|text-outside-block:One.\n Two.|}\n\n# c\n`);
    deepEqual(found?.message, '"One." is in no document.');
    deepEqual(found?.document, undefined);
  });
  it("underlines the first line of a long run", () => void check("{|text-outside-block:1|}\n2\n3\n4\n"));
  it("takes blank lines and comments at the first column for what they are", () => {
    check(`\n \t\n# c\n${block}`);
    check("{|text-outside-block: # c|}\n");
  });
  it("takes a line of no-break spaces for text", () => void check("{|text-outside-block:\u00A0|}\n"));
  it("reads CRLF", () => void check("{|text-outside-block:1\r\n2|}\r\n\r\n"));
  it("reads a last line without a line end", () => void check("{|text-outside-block:1|}{|missing-final-line-end:|}"));
  it("reports two runs", () => {
    check("{|text-outside-block:1|}\n\n{|text-outside-block:2|}\n");
    check("{|text-outside-block:1|}\n# c\n{|text-outside-block:2|}\n");
    check("{|text-outside-block:1|}\n{|stray-terminator:END>>>|}\n{|text-outside-block:2|}\n");
  });
  it("leaves near misses and glued headers to their own rules", () => {
    check("{|near-miss-marker:END>>|}\n");
    check("{|near-miss-marker:END>>>x|}\n");
    check("words {|glued-marker:<<<FILE|} b\n");
  });

  it("wraps the run under a name that is free", () =>
    checkFix(
      "<<<FILE untitled.txt\nx\nEND>>>\n{|text-outside-block:1\n2|}\n\n# c\n",
      "<<<FILE untitled.txt\nx\nEND>>>\n<<<FILE untitled-2.txt\n1\n2\nEND>>>\n\n# c\n",
    ));
  it("wraps with CRLF", () => checkFix("{|text-outside-block:1|}\r\n", "<<<FILE untitled.txt\r\n1\r\nEND>>>\r\n"));
  it("wraps a last line without a line end", () =>
    checkFix("{|text-outside-block:1|}{|missing-final-line-end:|}", "<<<FILE untitled.txt\n1\nEND>>>\n"));
  it("lets a stray terminator below end the new document", () =>
    checkFix("{|text-outside-block:1|}\n\n{|stray-terminator:END>>>|}\n", "<<<FILE untitled.txt\n1\n\nEND>>>\n"));
  it("wraps what looks escaped as it stands", () =>
    checkFix("{|text-outside-block:\\END>>>|}\n", "<<<FILE untitled.txt\n\\\\END>>>\nEND>>>\n"));
  it("gives each run its own name", () =>
    deepEqual(fixRule("1\n\n2\n", "text-outside-block"), {
      text: "<<<FILE untitled.txt\n1\nEND>>>\n\n<<<FILE untitled-2.txt\n2\nEND>>>\n",
      fixed: 2,
      left: 0,
    }));

  it("moves the run into the document above", () => {
    checkFix(`${block}\n{|text-outside-block:1\n\\END>>>|}\n# c\n`, "<<<FILE a\nx\n1\n\\\\END>>>\nEND>>>\n\n# c\n", {
      title: 'Move into "a"',
    });
    checkFix(`${block}{|text-outside-block:1|}{|missing-final-line-end:|}`, "<<<FILE a\nx\n1\nEND>>>\n", {
      title: 'Move into "a"',
    });
  });
  it("moves into no document that is unended, sealed or base64, and none where there is none", () => {
    const titles = (text: string): readonly string[] => fixesAt(text, "text-outside-block").map(({ title }) => title);
    const others = ['Wrap as a document, "untitled.txt"', "Comment out"];
    deepEqual(titles("1\n"), others);
    deepEqual(titles("<<<FILE a sha256=0\nx\nEND>>>\n1\n"), others);
    deepEqual(titles("<<<FILE a encoding=base64\nAAAA\nEND>>>\n1\n"), others);
    deepEqual(titles(`${block}1\n`), [others[0]!, 'Move into "a"', others[1]!]);
  });

  it("comments the run out", () => checkFix("{|text-outside-block:1\n 2|}\n", "# 1\n#  2\n", { title: "Comment out" }));
  it("makes no directive by commenting out", () =>
    checkFix("{|text-outside-block:corpus-ignore: directive|}\n", "## corpus-ignore: directive\n", {
      title: "Comment out",
    }));

  it("corrects a near miss of a header above it", () =>
    checkFix(
      "{|near-miss-marker: <<<FILE|} b\n{|text-outside-block:$0y|}\n{|stray-terminator:END>>>|}\n",
      "<<<FILE b\ny\nEND>>>\n",
    ));
  it("underlines three lines whole, and four by the first", () => {
    check("{|text-outside-block:1\n2\n3|}\n");
    check("{|text-outside-block:1|}\n2\n3\n4\n");
  });
  it("takes only a line that says nothing else for the end of the new document", () => {
    for (const [below, miss] of [
      ["END>>>x", "near-miss-marker"],
      ["x END>>>", "text-outside-block"],
    ] as const)
      checkFix(`{|text-outside-block:1|}\n\n{|${miss}:${below}|}\n`, `<<<FILE untitled.txt\n1\nEND>>>\n\n${below}\n`, {
        rule: "text-outside-block",
        stillFixable: miss === "text-outside-block" ? 1 : 0,
      });
    checkFix("{|text-outside-block:1|}\n\n{|stray-terminator:END>>>|} \n", "<<<FILE untitled.txt\n1\n\nEND>>> \n");
  });
  it("escapes each line that would be a marker, and no other", () =>
    checkFix("{|text-outside-block:1\n\\END>>>\n\\x|}\n", "<<<FILE untitled.txt\n1\n\\\\END>>>\n\\x\nEND>>>\n"));
});
