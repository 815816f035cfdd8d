import { cutGap } from "../syntax/cut.ts";
import type { Block, Corpus, Gap, GapText, Part } from "../syntax/nodes.ts";
import { isBlank, type Span } from "../text.ts";
import type { ChangedParts } from "./changed-parts.ts";
import { partLines, withLineFeed } from "./part-lines.ts";

/** What a directive says of one rule. Spans are relative to the directive's gap. */
export interface DirectiveEntry {
  /** The id as written, known or not. */
  readonly rule: string;
  readonly span: Span;
  /** What must go so that the entry is gone: the whole line when it has no other. */
  readonly removal: Span;
}

/** A `# corpus-ignore:` or `# corpus-ignore-file:` line. */
export interface Directive {
  readonly scope: "block" | "file";
  readonly part: Gap;
  /** The block a directive of scope `block` holds for; without one it holds for nothing. */
  readonly target: Block | undefined;
  readonly line: Span;
  /** From `corpus-` to the colon. */
  readonly keyword: Span;
  /** The line with its line end. */
  readonly removal: Span;
  readonly entries: readonly DirectiveEntry[];
}

/** A `# corpus-format:` line. */
export interface FormatLine {
  readonly part: Gap;
  readonly version: string;
  readonly span: Span;
}

/** All that comments tell us, in the order of the text. */
export interface Directives {
  readonly ignores: readonly Directive[];
  readonly formats: readonly FormatLine[];
}

/** One directive line, seen without knowing what follows its gap. */
interface Line {
  readonly kind: "ignore" | "ignore-file" | "format";
  readonly line: Span;
  readonly keyword: Span;
  readonly removal: Span;
  /** Whether nothing but blank and comment lines stand between it and the gap's end. */
  readonly last: boolean;
  readonly entries: readonly DirectiveEntry[];
  readonly value: Span;
  readonly version: string;
}

const DIRECTIVE = /^#[ \t]*(corpus-(ignore-file|ignore|format)[ \t]*:)/;
const NONE: readonly Line[] = [];
const NO_DIRECTIVES: Directives = { ignores: [], formats: [] };

const lines = new WeakMap<Gap, readonly Line[]>();
/** By the list of parts, which is another one after each change of the text. */
const known = new WeakMap<readonly Part[], Directives>();

/** The directives of a corpus. They stand outside blocks only: inside, such a line is content. */
export function directivesOf(corpus: Corpus): Directives {
  const { parts } = corpus;
  const remembered = known.get(parts);
  if (remembered) return remembered;
  const ignores: Directive[] = [];
  const formats: FormatLine[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    if (part.kind !== "gap") continue;
    const next = parts[index + 1];
    for (const { kind, last, value, version, ...rest } of linesOf(corpus, part)) {
      if (kind === "format") formats.push({ part, version, span: value });
      else {
        const target = kind === "ignore" && last && next?.kind === "block" ? next : undefined;
        ignores.push({ scope: kind === "ignore" ? "block" : "file", part, target, ...rest });
      }
    }
  }
  const directives = ignores.length + formats.length === 0 ? NO_DIRECTIVES : { ignores, formats };
  known.set(parts, directives);
  return directives;
}

/** Takes the directives over to the list of parts as it is now, where the change touched no gap and no block they hold for. */
export function keepDirectives(before: readonly Part[], now: readonly Part[], change: ChangedParts): void {
  const directives = known.get(before);
  const { start, endBefore, endNow } = change;
  if (!directives || endBefore !== endNow) return;
  const gone = new Set(before.slice(start, endBefore));
  const isWithin = [...gone, ...now.slice(start, endNow)].every(({ kind }) => kind === "block");
  if (isWithin && !directives.ignores.some(({ target }) => target && gone.has(target))) known.set(now, directives);
}

/** Whether a format line names a version that is not ours: such a file is read as far as it goes, and never written. */
export function hasUnknownFormat(corpus: Corpus): boolean {
  return directivesOf(corpus).formats.some(({ version }) => version !== "1");
}

function linesOf(corpus: Corpus, gap: Gap): readonly Line[] {
  let found = lines.get(gap);
  if (!found) {
    const cut = cutGap(corpus, gap);
    found = cut.text.includes("corpus-") ? [...readLines(cut)] : NONE;
    lines.set(gap, found);
  }
  return found;
}

function* readLines({ text }: GapText): Generator<Line> {
  let afterText = 0;
  const found: Omit<Line, "last">[] = [];
  for (const line of partLines(text)) {
    const written = text.slice(line.start, line.end);
    if (!written.startsWith("#")) {
      if (!isBlank(written)) afterText = line.end;
      continue;
    }
    const match = DIRECTIVE.exec(written);
    if (!match) continue;
    const keyword = { start: line.start + match[0].length - match[1]!.length, end: line.start + match[0].length };
    const kind = match[2] as Line["kind"];
    const value = trimmed(text, { start: keyword.end, end: line.end });
    const removal = withLineFeed(text, line);
    const entries = kind === "format" ? [] : entriesIn(text, value, removal);
    found.push({ kind, line, keyword, removal, entries, value, version: text.slice(value.start, value.end) });
  }
  for (const line of found) yield { ...line, last: line.line.start >= afterText };
}

/** The ids before `--`, which begins the reason. */
function entriesIn(text: string, value: Span, whole: Span): readonly DirectiveEntry[] {
  const written = text.slice(value.start, value.end);
  const reason = written.indexOf("--");
  const ids = reason < 0 ? written : written.slice(0, reason);
  const words = [...ids.matchAll(/[^, \t]+/g)].map(({ 0: rule, index }) => ({
    rule,
    span: { start: value.start + index, end: value.start + index + rule.length },
  }));
  return words.map(({ rule, span }, at) => {
    const before = words[at - 1];
    const after = words[at + 1];
    if (before) return { rule, span, removal: { start: before.span.end, end: span.end } };
    return { rule, span, removal: after ? { start: span.start, end: after.span.start } : whole };
  });
}

function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charAt(from))) from++;
  while (to > from && isBlank(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}
