import { deletion } from "../../../src/core/checks/removal.ts";
import { parseText } from "../../../src/core/syntax/parse.ts";
import { LineIndex, type Span } from "../../../src/core/text.ts";
import { deepEqual, equal } from "../../support/expect.ts";

const DOCUMENT = "<<<FILE a\nx\nEND>>>\n";

/** What goes, part by part, when the last document of a text goes. */
function gone(text: string): readonly string[] {
  const corpus = parseText(text);
  const index = corpus.parts.findLastIndex(({ kind }) => kind === "block");
  const { edits, safety, title } = deletion(corpus, index);
  deepEqual([safety, title], ["suggested", "Delete the document"]);
  return edits.map(({ part = corpus.parts[index]!, span, newText }) => {
    equal(newText, "");
    const start = LineIndex.of(text).offsetAt(part.start);
    return text.slice(...ends(span, start));
  });
}

function ends({ start, end }: Span, from: number): [number, number] {
  return [from + start, from + end];
}

describe("the deletion of a document", () => {
  it("takes the comments directly above it along", () => {
    deepEqual(gone(DOCUMENT), [DOCUMENT]);
    deepEqual(gone(`# one\n#two\n${DOCUMENT}`), ["# one\n#two\n", DOCUMENT]);
    deepEqual(gone(`# other\n\n# one\n${DOCUMENT}`), ["# one\n", DOCUMENT]);
    deepEqual(gone(`# other\ntext\n# one\n${DOCUMENT}`), ["# one\n", DOCUMENT]);
    deepEqual(gone(`${DOCUMENT}# corpus-ignore: x\n<<<FILE b\nEND>>>`), ["# corpus-ignore: x\n", "<<<FILE b\nEND>>>"]);
  });
  it("leaves what is no comment, or not above it", () => {
    deepEqual(gone(`text\n${DOCUMENT}`), [DOCUMENT]);
    deepEqual(gone(`# one\n\n${DOCUMENT}`), [DOCUMENT]);
    deepEqual(gone(` # one\n${DOCUMENT}`), [DOCUMENT]);
    deepEqual(gone(`# one\n${DOCUMENT}<<<FILE b\nEND>>>\n`), ["<<<FILE b\nEND>>>\n"]);
    deepEqual(gone(`${DOCUMENT}# one <<<FILE b\nEND>>>\n`), [DOCUMENT]);
  });
  it("leaves comments that speak of the file, and what is above them", () => {
    for (const line of [
      "# corpus-format: 1",
      "#corpus-format:1",
      "# \t corpus-ignore-file \t: x",
      "# corpus-ignore-file:",
      "# corpus-ignore-file: x",
    ]) {
      deepEqual(gone(`${line}\n${DOCUMENT}`), [DOCUMENT], line);
      deepEqual(gone(`# above\n${line}\n# one\n${DOCUMENT}`), ["# one\n", DOCUMENT], line);
    }
    for (const line of ["# see # corpus-format: 1", "# corpus-format", "# corpus-formats: 1", "# corpus-ignore: x"])
      deepEqual(gone(`${line}\n${DOCUMENT}`), [`${line}\n`, DOCUMENT], line);
  });
});
