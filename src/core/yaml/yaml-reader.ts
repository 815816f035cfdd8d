import { nearestWord } from "../nearest-word.ts";
import type { Span } from "../text.ts";
import {
  quotedYaml,
  readYaml,
  restOfLine,
  type YamlFault,
  type YamlMap,
  type YamlNode,
  type YamlReference,
  type YamlSubject,
} from "./guarded-yaml.ts";

const MOST_PROBLEMS = 500;
const LONGEST_STRING = 200;

/** What would mend a problem, told by the place it is done at; `catalogue-repairs.ts` knows how it is written. */
export type YamlRepair =
  /** Another text for the value or the key that stands there. */
  | { readonly kind: "write"; readonly span: Span; readonly text: string }
  /** Without the key that stands there, and its value. */
  | { readonly kind: "remove-key"; readonly span: Span }
  /** Without the innermost item of a list that is or holds what stands there. */
  | { readonly kind: "remove-item"; readonly span: Span }
  /** The value that stands there as a list of one. */
  | { readonly kind: "make-list"; readonly span: Span }
  /** `id:` with an id that nobody has, made from a name, behind the name that stands there. */
  | { readonly kind: "add-id"; readonly span: Span; readonly name: string }
  /** A key that is missing, behind the value that stands there; `isChoice` where only its writer knows which value it has. */
  | {
      readonly kind: "add-key";
      readonly span: Span;
      readonly key: string;
      readonly text: string;
      readonly isChoice?: true;
    }
  /** Another id, that nobody has, in place of the one that stands there. */
  | { readonly kind: "fresh-id"; readonly span: Span; readonly wanted: string };

/** What is known of a problem besides its place. */
export interface YamlProblemContext {
  /** A place in the same text that explains it. */
  readonly related?: { readonly span: Span; readonly message: string };
  /** The best first. */
  readonly repairs?: readonly YamlRepair[];
}

/** Something that is not as it should be, at its place. The message is one sentence and says what to do. */
export interface YamlProblem extends YamlProblemContext {
  readonly span: Span;
  readonly message: string;
  readonly severity: "error" | "warning";
}

/** A text with its place. */
export interface PlacedText {
  readonly text: string;
  readonly span: Span;
}

/** A key of a map with its value, both with their places. */
export interface Field {
  readonly keySpan: Span;
  readonly value: YamlNode;
}

/** What a map says, by key; of a repeated key the first. */
export type Fields = ReadonlyMap<string, Field>;

/** A YAML text on its way to what it means: hands out values of the kind that is asked for, and tells of all others. */
export class YamlReader {
  /** The whole of it; `undefined` when it says nothing. */
  readonly root: YamlNode | undefined;
  /** Where the first syntax error stands. */
  readonly firstError: number;
  /** Why the text is no sound YAML, or is not read, if so. */
  readonly unsound: YamlFault | undefined;
  readonly #text: string;
  readonly #problems: YamlProblem[] = [];
  #soundUntil: number;

  constructor(text: string, subject: YamlSubject) {
    const { root, faults, firstError } = readYaml(text, subject);
    this.#text = text;
    this.root = root?.kind === "nothing" ? undefined : root;
    this.firstError = firstError;
    this.unsound = Number.isFinite(firstError) || !root ? faults[0] : undefined;
    for (const { span, message } of faults) this.#problems.push({ span, message, severity: "error" });
    this.#soundUntil = firstError;
  }

  /** All that was told, in the order of the text; the first 500. */
  get problems(): readonly YamlProblem[] {
    return this.#problems.toSorted((a, b) => a.span.start - b.span.start).slice(0, MOST_PROBLEMS);
  }

  /** From here on what the parser made of the text is guesswork, and its faults are not told. */
  doubtFrom(offset: number): void {
    this.#soundUntil = Math.min(this.#soundUntil, offset);
  }

  /** Tells of an error. */
  complain(span: Span, message: string, context: YamlProblemContext = {}): void {
    if (span.start >= this.#soundUntil) return;
    this.#problems.push({ span, message, severity: "error", ...context });
  }

  /** Tells of what can be used and is not what was meant. */
  warn(span: Span, message: string): void {
    this.#problems.push({ span, message, severity: "warning" });
  }

  /** The fields of a map. Unknown and repeated keys are told. */
  fields(map: YamlMap, known: readonly string[], what: string): Fields {
    const fields = this.freeFields(map);
    for (const [name, { keySpan }] of fields) {
      if (known.includes(name)) continue;
      const nearest = nearestWord(name, known);
      const advice = nearest ? `did you mean "${nearest}"?` : `it can have "${known.join('", "')}".`;
      const removal = { kind: "remove-key", span: keySpan } as const;
      const repairs: readonly YamlRepair[] =
        nearest === undefined || fields.has(nearest)
          ? [removal]
          : [{ kind: "write", span: keySpan, text: nearest }, removal];
      this.complain(keySpan, `${what} has no ${quotedYaml(name)}; ${advice}`, { repairs });
    }
    return fields;
  }

  /** The fields of a map whose keys may be anything. Repeated ones are told. */
  freeFields(map: YamlMap): Fields {
    const fields = new Map<string, Field>();
    for (const { key, keySpan, value } of map.entries) {
      if (key === undefined) {
        this.complain(this.lineAt(keySpan.start), `A key is a plain word; take the list, map or reference away.`);
        continue;
      }
      const first = fields.get(key);
      if (!first) {
        fields.set(key, { keySpan, value });
        continue;
      }
      const related = { span: first.keySpan, message: `${quotedYaml(key)} is given here first.` };
      const repairs = [{ kind: "remove-key", span: keySpan }] as const;
      this.complain(keySpan, `${quotedYaml(key)} is given twice; remove one.`, { related, repairs });
    }
    return fields;
  }

  /** The items of a list; a single value counts as a list of one, and is told. */
  items(field: Field | undefined, key: string): readonly YamlNode[] {
    if (!field || field.value.kind === "nothing") return [];
    const { value } = field;
    if (value.kind === "list") return value.items;
    if (value.kind === "reference") {
      this.refuseReference(value);
      return [];
    }
    const repairs = value.kind === "scalar" ? [{ kind: "make-list", span: value.span } as const] : [];
    this.complain(value.span, `"${key}" is a list; put "[" and "]" round it, or "- " before each item.`, { repairs });
    return value.kind === "scalar" ? [value] : [];
  }

  /** The items of a list of texts. */
  strings(field: Field | undefined, key: string, longest = LONGEST_STRING): readonly PlacedText[] {
    const strings: PlacedText[] = [];
    for (const item of this.items(field, key)) {
      const text = this.scalar(item, `an item of "${key}"`, longest);
      if (text !== undefined) strings.push({ text, span: item.span });
    }
    return strings;
  }

  /** The text that a key has. */
  string(fields: Fields, key: string, longest = LONGEST_STRING): PlacedText | undefined {
    const value = fields.get(key)?.value;
    if (!value || value.kind === "nothing") return undefined;
    const text = this.scalar(value, `"${key}"`, longest);
    return text === undefined ? undefined : { text, span: value.span };
  }

  /** The text that a value is, without blanks around it; neither empty nor longer than `longest`. */
  scalar(value: YamlNode, what: string, longest = LONGEST_STRING): string | undefined {
    if (value.kind === "reference") {
      this.refuseReference(value);
      return undefined;
    }
    if (value.kind !== "scalar" && value.kind !== "nothing") {
      this.complain(this.lineAt(value.span.start), `${capital(what)} is a single text; take the list or map away.`);
      return undefined;
    }
    const text = value.kind === "scalar" ? value.text.trim() : "";
    if (text === "") {
      this.complain(value.span, `${capital(what)} is empty; fill it in or remove it.`);
      return undefined;
    }
    if (text.length <= longest) return text;
    const message = `${capital(what)} is longer than "${longest}" characters; shorten it.`;
    this.complain(this.lineAt(value.span.start), message);
    return undefined;
  }

  /** Tells that references are not followed. */
  refuseReference({ span }: YamlReference): void {
    const written = this.#text.slice(span.start, span.end);
    this.complain(span, `YAML references such as ${quotedYaml(written)} are not followed; write the value out.`);
  }

  /** The first line of a span. */
  headOf(span: Span): Span {
    const lineEnd = this.lineAt(span.start).end;
    return { start: span.start, end: Math.max(span.start, Math.min(span.end, lineEnd)) };
  }

  /** From `offset` to the end of its line. */
  lineAt(offset: number): Span {
    return restOfLine(this.#text, offset);
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
