import { nearestWord } from "../nearest-word.ts";
import { applyEdits, type Span, type TextEdit } from "../text.ts";
import { quotedYaml, type YamlList, type YamlMap, type YamlNode } from "../yaml/guarded-yaml.ts";
import { entryBehind, entryRemoved, itemRemoved } from "../yaml/yaml-edits.ts";
import { scalarStyleAt, writeScalar } from "../yaml/yaml-scalars.ts";
import type { Catalogue, CatalogueProblem, CatalogueRepair } from "./catalogue.ts";
import { limitAlias, markShared, removeAlias } from "./catalogue-edits.ts";
import { type CatalogueNodes, readCatalogueNodes } from "./catalogue-yaml.ts";
import { freshId } from "./entity-id.ts";

/** What may be done about a problem of a catalogue. `title` is an order without a full stop. */
export interface CatalogueFix {
  readonly title: string;
  /** Whether it is one of several of which only the catalogue's writer knows which is right. */
  readonly isChoice: boolean;
  /** Of the catalogue's text; sorted, disjoint. Line ends are the text's own. */
  readonly edits: readonly TextEdit[];
}

type Mendable = Pick<CatalogueProblem, "span" | "message" | "repairs">;

/**
 * The fixes of a problem of the catalogue that `text` is, read with `catalogue`; the preferred one first. Comments, order and layout stay.
 *
 * Each is tried first: one that would not make a problem less, or would cost an entity, is not offered.
 */
export function catalogueFixes(text: string, problem: Mendable, catalogue: Catalogue): readonly CatalogueFix[] {
  const { repairs = [] } = problem;
  if (repairs.length === 0) return [];
  const before = readCatalogueNodes(text, "");
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  return repairs.flatMap((repair) => {
    const fix = fixOf(text, before, repair, catalogue);
    if (!fix) return [];
    const edits = fix.edits
      .map(({ span, newText }) => ({ span, newText: newText.replace(/\r?\n/g, lineEnd) }))
      .sort((a, b) => a.span.start - b.span.start);
    const isChoice = repair.kind === "add-key" && repair.isChoice === true;
    return mends(before, applyEdits(text, edits), problem) ? [{ title: fix.title, isChoice, edits }] : [];
  });
}

function fixOf(
  text: string,
  nodes: CatalogueNodes,
  repair: CatalogueRepair,
  catalogue: Catalogue,
): Omit<CatalogueFix, "isChoice"> | undefined {
  if (repair.kind === "alias") return aliasFix(text, repair);
  const written = quotedYaml(text.slice(repair.span.start, repair.span.end));
  const { node, map, index, list, item } = placeOf(nodes.root, repair.span);
  switch (repair.kind) {
    case "write":
      return { title: `Change to ${quotedYaml(repair.text)}`, edits: [replaced(text, repair.span, repair.text)] };
    case "nearest-id": {
      const id = nearestWord(repair.id, catalogue.byId.keys());
      return id === undefined
        ? undefined
        : { title: `Change to ${quotedYaml(id)}`, edits: [replaced(text, repair.span, id)] };
    }
    case "remove-key": {
      const edits = map && entryRemoved(text, map, index);
      return edits && { title: `Remove ${written}`, edits };
    }
    case "remove-item":
      return list && { title: `Remove ${written}`, edits: itemRemoved(text, list, item) };
    case "make-list": {
      if (node?.kind !== "scalar") return undefined;
      const newText = `[${writeScalar(node.text, "flow", scalarStyleAt(text, node.span))}]`;
      return { title: "Put brackets round it", edits: [{ span: node.span, newText }] };
    }
    case "add-id":
      return keyAdded(
        text,
        map,
        index,
        "id",
        freshId(repair.name, (one) => isTaken(nodes, one)),
      );
    case "add-key":
      return keyAdded(text, map, index, repair.key, repair.text);
    case "fresh-id": {
      // What refers to it would then refer to somebody else, or to nobody.
      if (nodes.file.entities.some(({ relations }) => relations.some(({ entity }) => entity === repair.wanted)))
        return undefined;
      const id = freshId(repair.wanted, (one) => isTaken(nodes, one));
      return { title: `Change to ${quotedYaml(id)}`, edits: [replaced(text, repair.span, id)] };
    }
  }
}

function keyAdded(
  text: string,
  map: YamlMap | undefined,
  index: number,
  key: string,
  value: string,
): Omit<CatalogueFix, "isChoice"> | undefined {
  if (!map) return undefined;
  const line = `${key}: ${writeScalar(value, "flow")}`;
  const edits = [entryBehind(text, map, map.entries[index]!, { lines: [line], flow: line })];
  return { title: `Add ${quotedYaml(line)}`, edits };
}

function aliasFix(
  text: string,
  repair: Extract<CatalogueRepair, { kind: "alias" }>,
): Omit<CatalogueFix, "isChoice"> | undefined {
  const { entity, alias, to } = repair;
  const named = `${quotedYaml(alias)} of ${quotedYaml(entity)}`;
  const change = ALIAS_CHANGES[to].change(text, entity, alias);
  return change.kind === "edits" ? { title: ALIAS_CHANGES[to].title(named), edits: change.edits } : undefined;
}

const ALIAS_CHANGES = {
  shared: { change: markShared, title: (named: string) => `Mark ${named} as shared` },
  introduced: {
    change: (text: string, entity: string, alias: string) => limitAlias(text, entity, alias, "introduced"),
    title: (named: string) => `Let ${named} hold only after the full name`,
  },
  removed: { change: removeAlias, title: (named: string) => `Remove ${named}` },
} as const;

function isTaken({ file }: CatalogueNodes, id: string): boolean {
  return file.entities.some((entity) => entity.id === id || entity.replaces.includes(id));
}

/** As the text around it is written, so that it stays one value. */
function replaced(text: string, span: Span, newText: string): TextEdit {
  return { span, newText: writeScalar(newText, "flow", scalarStyleAt(text, span)) };
}

/** What stands at a place: a value; and around it the innermost map and list, with which entry and which item. */
interface YamlPlace {
  readonly node?: YamlNode;
  readonly map?: YamlMap;
  readonly index: number;
  readonly list?: YamlList;
  readonly item: number;
}

function placeOf(root: YamlNode | undefined, span: Span): YamlPlace {
  let place: YamlPlace = { index: -1, item: -1 };
  for (let at = root; at; ) {
    if (isSame(at.span, span)) place = { ...place, node: at };
    let inner: YamlNode | undefined;
    if (at.kind === "list") {
      const item = at.items.findIndex((one) => holds(one, span));
      inner = at.items[item];
      if (inner) place = { ...place, list: at, item };
    } else if (at.kind === "map") {
      const key = at.entries.findIndex(({ keySpan }) => isSame(keySpan, span));
      const index = key >= 0 ? key : at.entries.findIndex(({ value }) => holds(value, span));
      if (index >= 0) place = { ...place, map: at, index };
      inner = key >= 0 ? undefined : at.entries[index]?.value;
    }
    at = inner;
  }
  return place;
}

function holds({ span }: YamlNode, { start, end }: Span): boolean {
  return span.start <= start && end <= span.end;
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/**
 * Whether the text is the better for it: no new fault, nobody lost, and a problem less where it is one of this file alone;
 * an entity that is there at last may have a problem of its own.
 */
function mends({ file, fault }: CatalogueNodes, after: string, problem: Mendable): boolean {
  const then = readCatalogueNodes(after, "");
  const gained = then.file.entities.length - file.entities.length;
  if ((then.fault && !fault) || gained < 0) return false;
  const isOwn = file.problems.some(({ span, message }) => isSame(span, problem.span) && message === problem.message);
  return then.file.problems.length <= file.problems.length - (isOwn ? 1 : 0) + gained;
}
