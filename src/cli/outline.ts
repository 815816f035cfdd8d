import { documentFacts } from "../core/document-facts.ts";
import { type OutlineItem, outline as outlineOf } from "../core/outline.ts";
import { cutBlock, headerOf } from "../core/syntax/cut.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { blockAt, parseText } from "../core/syntax/parse.ts";
import { type Arguments, choiceOf } from "./arguments.ts";
import type { Command } from "./command.ts";
import { Inputs } from "./inputs.ts";
import { type Io, Status } from "./io.ts";
import { jsonLine, type Paint, paintFor, shown } from "./terminal.ts";
import { UsageError } from "./usage.ts";

const FORMATS = ["pretty", "json"] as const;

const HELP = `corpus outline PATH: the documents of a corpus, and what is in them

  PATH                     a corpus, or - for standard input
  --format pretty|json     a tree for people (usual), each row after its line number; or an array of documents in JSON
`;

/** `corpus outline`: the rows that the editor's outline shows, all of them. */
export const outline: Command = {
  name: "outline",
  help: HELP,
  options: { format: { count: "one", choices: FORMATS } },
  notYet: [],

  async run(args: Arguments, io: Io): Promise<number> {
    const [path, ...more] = args.positionals;
    if (path === undefined) throw new UsageError('"outline" needs the path of a corpus.', "outline");
    if (more.length > 0) throw new UsageError('"outline" takes one corpus.', "outline");
    const inputs = new Inputs(io);
    const input = await inputs.readFile(path);
    if (!input) return Status.trouble;
    const corpus = parseText(input.text);
    const items = outlineOf(corpus, { limit: Number.POSITIVE_INFINITY });
    const json = choiceOf(args, "format", FORMATS, "pretty") === "json";
    const pieces = json ? asJson(corpus, items) : asTree(corpus, items, paintFor(io.stdout, io.environment));
    for (const piece of pieces) {
      await io.stdout.write(piece);
      if (io.stdout.isClosed) break;
    }
    return inputs.unreadable > 0 ? Status.trouble : Status.ok;
  },
};

/** An array with a document a line. */
function* asJson(corpus: Corpus, items: readonly OutlineItem[]): Generator<string> {
  let before = "[\n";
  for (const item of documentsIn(items)) {
    yield before + jsonLine(documentRecord(corpus, item));
    before = ",\n";
  }
  yield before === ",\n" ? "\n]\n" : "[]\n";
}

/** What is said of a document: its title apart from what the row's label says about its faults. */
function documentRecord(corpus: Corpus, item: OutlineItem): object {
  const block = blockAt(corpus, item.range.start);
  const header = block && headerOf(corpus, block);
  const facts = block && documentFacts(cutBlock(corpus, block));
  return {
    name: header?.name ?? null,
    title: facts?.title ?? null,
    ...linesOf(item),
    attributes: Object.fromEntries(header?.attributes.map(({ key, value }) => [key, value]) ?? []),
    children: item.children.map(childRecord),
  };
}

function childRecord(item: OutlineItem): object {
  const children = item.children.length > 0 ? { children: item.children.map(childRecord) } : {};
  return { name: item.label, kind: item.kind, ...linesOf(item), ...children };
}

function linesOf({ range }: OutlineItem): { readonly line: number; readonly endLine: number } {
  return { line: range.start.line + 1, endLine: range.end.line + 1 };
}

function* documentsIn(items: readonly OutlineItem[]): Generator<OutlineItem> {
  for (const item of items) {
    if (item.kind === "document") yield item;
    else yield* documentsIn(item.children);
  }
}

function* asTree(corpus: Corpus, items: readonly OutlineItem[], paint: Paint): Generator<string> {
  const width = String(corpus.source.lineCount).length;
  const rows: { readonly item: OutlineItem; readonly depth: number }[] = [];
  const push = (siblings: readonly OutlineItem[], depth: number): void => {
    for (const item of siblings.toReversed()) rows.push({ item, depth });
  };
  push(items, 0);
  for (let row = rows.pop(); row; row = rows.pop()) {
    const { item, depth } = row;
    const line = paint("faint", String(item.range.start.line + 1).padStart(width));
    const label = item.kind === "document" ? paint("strong", shown(item.label)) : shown(item.label);
    const detail = item.detail === "" ? "" : `  ${paint("faint", shown(item.detail))}`;
    yield `${line} ${"  ".repeat(depth)} ${label}${item.kind === "folder" ? "/" : ""}${detail}\n`;
    push(item.children, depth + 1);
  }
}
