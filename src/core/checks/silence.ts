import type { Block, Corpus } from "../syntax/nodes.ts";
import type { LineEdit, Position } from "../text.ts";
import { type Directive, directivesOf, hasUnknownFormat } from "./directives.ts";
import { PartPlaces } from "./part-places.ts";

/** What a file is known by: its name, or its first line, which must then go on saying what the file is. */
export type KnownBy = "name" | "first-line";

/**
 * Silences a rule for one document: in the directive line above its header, or in a new one with room for a reason.
 *
 * `undefined` where no line can be put above the header: on a line that ends another block, below a block whose END>>>
 * is missing or glued (the line would be its text), in a format that is not ours; and where the rule is silenced there.
 */
export function silenceInBlock(corpus: Corpus, block: Block, rule: string): readonly LineEdit[] | undefined {
  if (hasUnknownFormat(corpus) || block.start.character > 0 || !isClosedBefore(corpus, block)) return undefined;
  const own = directivesOf(corpus).ignores.filter(({ target }) => target === block);
  if (isSilencedBy(own, rule)) return undefined;
  const nearest = own.at(-1);
  if (nearest) return [extended(corpus, nearest, rule)];
  return [inserted({ line: block.start.line, character: 0 }, `# corpus-ignore: ${rule} -- \n`)];
}

/**
 * Silences a rule in the whole file: in the first directive line for files, else in a new one after the line that
 * states the format, else at the top. `undefined` in a format that is not ours, and where the rule is silenced there.
 */
export function silenceInFile(corpus: Corpus, rule: string, knownBy: KnownBy): readonly LineEdit[] | undefined {
  if (hasUnknownFormat(corpus)) return undefined;
  const { ignores, formats } = directivesOf(corpus);
  const own = ignores.filter(({ scope }) => scope === "file");
  if (isSilencedBy(own, rule)) return undefined;
  const [first] = own;
  if (first) return [extended(corpus, first, rule)];
  const line = `# corpus-ignore-file: ${rule} -- `;
  const [format] = formats;
  if (format) return [inserted(new PartPlaces(corpus, format.part).range(format.span).end, `\n${line}`)];
  const stated = knownBy === "first-line" ? "# corpus-format: 1\n" : "";
  return [inserted({ line: 0, character: 0 }, `${stated}${line}\n`)];
}

/** Whether a line above the block would stand outside all blocks. */
function isClosedBefore(corpus: Corpus, block: Block): boolean {
  const before = corpus.parts[corpus.parts.indexOf(block) - 1];
  return before?.kind !== "block" || before.close.kind === "terminator";
}

function isSilencedBy(directives: readonly Directive[], rule: string): boolean {
  return directives.some(({ entries }) => entries.some((entry) => entry.rule === rule));
}

function extended(corpus: Corpus, { part, keyword, entries }: Directive, rule: string): LineEdit {
  const last = entries.at(-1);
  const end = last ? last.span.end : keyword.end;
  return inserted(new PartPlaces(corpus, part).range({ start: end, end }).end, last ? `, ${rule}` : ` ${rule}`);
}

function inserted(at: Position, newText: string): LineEdit {
  return { range: { start: at, end: at }, newText };
}
