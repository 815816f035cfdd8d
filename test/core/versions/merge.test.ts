import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { mergeVersions } from "../../../src/core/versions/merge.ts";

const BASE = `# corpus-format: 1

# from the harbour desk
<<<FILE a.txt lang=en
The ferry sailed at noon.
Nobody was hurt.
END>>>
<<<FILE b.txt
Two ships met.
END>>>
<<<FILE c.txt
The end.
END>>>
`;
const LABELS = { ours: "ours", theirs: "theirs", markerSize: 7 };

type Edit = (text: string) => string;
const replaced =
  (from: string, to: string): Edit =>
  (text) => {
    ok(text.includes(from), from);
    return text.replace(from, to);
  };
const both =
  (...edits: readonly Edit[]): Edit =>
  (text) =>
    edits.reduce((made, edit) => edit(made), text);
const added =
  (block: string): Edit =>
  (text) =>
    `${text}${block}`;
const moved =
  (name: string): Edit =>
  (text) => {
    const block = new RegExp(`<<<FILE ${name}[^]*?END>>>\n`).exec(text)![0];
    return text.replace(block, "") + block;
  };
const removed =
  (name: string): Edit =>
  (text) =>
    text.replace(new RegExp(`<<<FILE ${name}[^]*?END>>>\n`), "");

/** What becomes of the base when one side makes `ours` of it and the other `theirs`. */
function check(ours: Edit, theirs: Edit, expected: Edit, troubles: readonly string[] = []): void {
  const result = mergeVersions(BASE, ours(BASE), theirs(BASE), LABELS);
  equal(result.text, expected(BASE));
  deepEqual(
    result.troubles.map(({ message }) => message),
    troubles,
  );
}

describe("mergeVersions", () => {
  const edited = replaced("noon", "one");
  const mended = replaced("Two ships", "Three ships");

  it("takes what one side did", () => {
    check(edited, (text) => text, edited);
    check((text) => text, edited, edited);
    check(edited, edited, edited);
  });

  it("takes edits of two documents", () => check(edited, mended, both(edited, mended)));

  it("lets attributes stand side by side", () =>
    check(
      replaced("lang=en", 'lang=en date=2024-06-17 source="Harbour Gazette"'),
      replaced("lang=en", "lang=en-GB url=https://example.org/1"),
      replaced("lang=en", 'lang=en-GB date=2024-06-17 source="Harbour Gazette" url=https://example.org/1'),
    ));

  it("lets one edit the header and the other the text", () =>
    check(replaced("lang=en", "lang=de"), edited, both(replaced("lang=en", "lang=de"), edited)));

  it("follows a document that was moved or renamed", () => {
    check(moved("a.txt"), edited, both(edited, moved("a.txt")));
    check(edited, moved("a.txt"), both(edited, moved("a.txt")));
    check(
      replaced("b.txt", "x/b.txt"),
      replaced("b.txt\n", "b.txt lang=en\n"),
      replaced("b.txt\n", "x/b.txt lang=en\n"),
    );
  });

  it("keeps additions of both sides where they were made", () => {
    const [d, e] = ["<<<FILE d\nNew.\nEND>>>\n", "<<<FILE e\nNewer.\nEND>>>\n"];
    check(added(d), added(e), added(e + d));
    check(added(d), added(d), added(d));
    check(replaced("<<<FILE b", `${d}<<<FILE b`), moved("c.txt"), replaced("<<<FILE b", `${d}<<<FILE b`));
  });

  it("keeps both additions of one name, and tells", () => {
    const [one, other] = ["<<<FILE d\nOne.\nEND>>>\n", "<<<FILE d\nOther.\nEND>>>\n"];
    check(added(one), added(other), added(other + one), ['Both sides added a document "d"; both are kept.']);
  });

  it("takes a document out when the other side left it alone", () => {
    check(removed("b.txt"), edited, both(removed("b.txt"), edited));
    check(edited, removed("b.txt"), both(removed("b.txt"), edited));
    check(removed("b.txt"), removed("b.txt"), removed("b.txt"));
  });

  it("does not take out what the other side changed", () =>
    check(
      removed("b.txt"),
      mended,
      replaced(
        "<<<FILE b.txt\nTwo ships met.\nEND>>>\n",
        "<<<<<<< ours\n=======\n<<<FILE b.txt\nThree ships met.\nEND>>>\n>>>>>>> theirs\n",
      ),
      ['One side took "b.txt" out and the other changed it.'],
    ));

  it("leaves to a person what both changed, and marks no more than that", () => {
    check(
      edited,
      replaced("noon", "two"),
      replaced(
        "The ferry sailed at noon.\n",
        "<<<<<<< ours\nThe ferry sailed at one.\n=======\nThe ferry sailed at two.\n>>>>>>> theirs\n",
      ),
      ['Both sides changed the text of "a.txt", and not alike.'],
    );
    check(
      replaced("lang=en", "lang=de"),
      replaced("lang=en", "lang=fr"),
      replaced(
        "<<<FILE a.txt lang=en\n",
        "<<<<<<< ours\n<<<FILE a.txt lang=de\n=======\n<<<FILE a.txt lang=fr\n>>>>>>> theirs\n",
      ),
      ['Both sides changed the header of "a.txt", and not alike.'],
    );
  });

  it("merges comments and what stands at the top", () =>
    check(
      replaced("harbour desk", "city desk"),
      replaced("# corpus-format: 1\n", "# corpus-format: 1\n# collected by hand\n"),
      both(
        replaced("harbour desk", "city desk"),
        replaced("# corpus-format: 1\n", "# corpus-format: 1\n# collected by hand\n"),
      ),
    ));

  it("keeps CRLF", () => {
    const crlf = (text: string): string => text.replaceAll("\n", "\r\n");
    const result = mergeVersions(crlf(BASE), crlf(edited(BASE)), crlf(mended(BASE)), LABELS);
    deepEqual(result, { text: crlf(mended(edited(BASE))), troubles: [] });
  });

  it("uses markers as long as git asks for", () => {
    const { text } = mergeVersions(BASE, edited(BASE), replaced("noon", "two")(BASE), { ...LABELS, markerSize: 32 });
    ok(text.includes(`\n${"<".repeat(32)} ours\n`) && text.includes(`\n${"=".repeat(32)}\n`));
  });

  it("merges line by line where a document is damaged, without a splice", () => {
    const glued = replaced("The end.\nEND>>>", "The end.END>>>");
    check(glued, edited, both(edited, glued));
    check(
      both(glued, edited),
      replaced("noon", "two"),
      both(
        glued,
        replaced(
          "The ferry sailed at noon.\n",
          "<<<<<<< ours\nThe ferry sailed at one.\n=======\nThe ferry sailed at two.\n>>>>>>> theirs\n",
        ),
      ),
      [
        "Both sides changed the text, and not alike.",
        "A document does not end on a line of its own, so the versions were merged line by line.",
      ],
    );
  });

  it("gives each side back when the other did nothing, whatever the texts are", () => {
    const text = fc
      .array(fc.constantFrom("<<<FILE a\n", "<<<FILE b k=v\n", "END>>>\n", "x\n", "# c\n", "\n", "xEND>>>\n", "y"), {
        maxLength: 12,
      })
      .map((lines) => lines.join(""));
    fc.assert(
      fc.property(text, text, (base, side) => {
        for (const [ours, theirs] of [
          [side, base],
          [base, side],
          [side, side],
        ] as const)
          equal(mergeVersions(base, ours, theirs, LABELS).text, side);
      }),
    );
  });

  it("loses no document that a side has and the other did not take out", () => {
    const names = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 5 });
    const corpusOf = (documents: readonly string[], tag: string): string =>
      `# top\n\n${documents.map((name) => `<<<FILE ${name}\ntext of ${name}\n${tag}\nEND>>>\n`).join("")}`;
    fc.assert(
      fc.property(names, names, names, (base, ours, theirs) => {
        const { text } = mergeVersions(corpusOf(base, ""), corpusOf(ours, "one"), corpusOf(theirs, ""), LABELS);
        const kept = [...blocksOf(parseText(text))].length;
        for (const name of [...ours, ...theirs]) {
          const isTakenOut =
            base.includes(name) && !(ours.includes(name) && theirs.includes(name)) && !ours.includes(name);
          ok(isTakenOut || text.includes(`<<<FILE ${name}\n`), `${name} of ${kept}`);
        }
      }),
    );
  });
});
