import { answerOf, type Decision, type Quote, type Said, subjectOf, type Verdict } from "./decision.ts";

/** Where the decisions lie, beside `.corpus.yaml`. */
export const DECISIONS_PATH = [".corpus", "decisions.ndjson"] as const;

/** One line of the file that is not blank. */
export interface DecisionLine {
  /** From 0. */
  readonly line: number;
  /** As it was written, without its line end. */
  readonly text: string;
  /** `undefined` for what a later version may understand, and for what nobody can. */
  readonly decision: Decision | undefined;
}

/** What is wrong with a line of the file. The message is one sentence. */
export interface DecisionProblem {
  /** From 0. */
  readonly line: number;
  /** How long that line is, in UTF-16 code units. */
  readonly length: number;
  readonly message: string;
}

/** A file of decisions, as read. */
export interface DecisionsFile {
  readonly lines: readonly DecisionLine[];
  /** Those that hold: of two about one thing the later, and neither where it cannot be told which that is. */
  readonly decisions: readonly Decision[];
  /** In the order of the lines. */
  readonly problems: readonly DecisionProblem[];
  /** Whether every line is an object, so that lines may be put in order. */
  readonly isSound: boolean;
}

/** Reads `decisions.ndjson`. Never throws: a line that cannot be read is a problem at its place, and the rest is used. */
export function readDecisions(text: string): DecisionsFile {
  const lines: DecisionLine[] = [];
  const problems: DecisionProblem[] = [];
  let isSound = true;
  for (const [line, raw] of text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .entries()) {
    const written = raw.replace(/\r$/, "");
    if (written.trim() === "") continue;
    const read = readLine(written);
    if (typeof read === "string") {
      problems.push({ line, length: written.length, message: read });
      isSound = false;
    }
    lines.push({ line, text: written, decision: typeof read === "string" ? undefined : read.decision });
  }
  const { decisions, contradictions } = standing(lines);
  problems.push(...contradictions);
  return { lines, decisions, problems: problems.sort((a, b) => a.line - b.line), isSound };
}

/** What is decided when somebody decided otherwise before. */
function standing(lines: readonly DecisionLine[]): {
  readonly decisions: readonly Decision[];
  readonly contradictions: readonly DecisionProblem[];
} {
  const bySubject = new Map<string, { readonly line: DecisionLine; readonly decision: Decision }[]>();
  for (const line of lines) {
    const { decision } = line;
    if (!decision) continue;
    const subject = subjectOf(decision);
    const known = bySubject.get(subject);
    if (known) known.push({ line, decision });
    else bySubject.set(subject, [{ line, decision }]);
  }
  const decisions: Decision[] = [];
  const contradictions: DecisionProblem[] = [];
  for (const said of bySubject.values()) {
    const latest = said.map(timeOf).sort().at(-1);
    const last = said.filter((one) => timeOf(one) === latest);
    const first = last[0]!;
    const other = last.find(({ decision }) => answerOf(decision) !== answerOf(first.decision));
    if (!other) {
      decisions.push(first.decision);
      continue;
    }
    const { line, text } = other.line;
    const message = `Line ${first.line.line + 1} decides otherwise and is not older, so neither holds; delete one of them.`;
    contradictions.push({ line, length: text.length, message });
  }
  return { decisions, contradictions };
}

/** The empty text, which is before all others, where nobody says when. */
function timeOf({ decision }: { readonly decision: Decision }): string {
  return decision.at ?? "";
}

/** The fields of each kind, besides those that all have. */
const FIELDS: Readonly<Record<Decision["on"], readonly string[]>> = {
  finding: ["rule", "document", "quote", "verdict"],
  text: ["rule", "text", "line", "verdict", "key"],
  mention: ["document", "quote", "verdict", "entity"],
  pair: ["documents", "verdict"],
  review: ["document", "body"],
};
const COMMON = ["on", "why", "by", "at"];

type Fields = Readonly<Record<string, unknown>>;

/** Something a line lacks. */
class Lack extends Error {}

/** A decision, nothing where it is of a kind that we do not know, or what is wrong with the line. */
function readLine(written: string): { readonly decision: Decision | undefined } | string {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch {
    return "This line is not JSON; correct it or delete it.";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return "A decision is a JSON object on one line; correct it or delete it.";
  const fields = value as Fields;
  try {
    return { decision: decisionIn(fields) };
  } catch (error) {
    if (error instanceof Lack) return error.message;
    throw error;
  }
}

function decisionIn(fields: Fields): Decision | undefined {
  const said = saidIn(fields);
  switch (textIn(fields, "on")) {
    case "finding": {
      if (fields.verdict !== "keep") return undefined;
      const document = fields.document === undefined ? undefined : textIn(fields, "document");
      return {
        on: "finding",
        rule: textIn(fields, "rule"),
        document,
        quote: quoteIn(fields),
        verdict: "keep",
        ...said,
      };
    }
    case "text": {
      const verdict = verdictIn(fields);
      if (!verdict) return undefined;
      const isLine = fields.line === true;
      return { on: "text", rule: textIn(fields, "rule"), text: textIn(fields, "text"), isLine, verdict, ...said };
    }
    case "mention": {
      if (fields.verdict !== "entity" && fields.verdict !== "no-name") return undefined;
      const entity = fields.verdict === "entity" ? textIn(fields, "entity") : undefined;
      return { on: "mention", document: textIn(fields, "document"), quote: quoteIn(fields), entity, ...said };
    }
    case "pair": {
      const { verdict } = fields;
      if (verdict !== "same-text" && verdict !== "same-event" && verdict !== "unlike") return undefined;
      return { on: "pair", documents: pairIn(fields), verdict, ...said };
    }
    case "review":
      return { on: "review", document: textIn(fields, "document"), body: textIn(fields, "body"), ...said };
    default:
      return undefined;
  }
}

function saidIn(fields: Fields): Said {
  const own = FIELDS[fields.on as Decision["on"]] ?? [];
  const others = Object.entries(fields).filter(([key]) => !COMMON.includes(key) && !own.includes(key));
  return {
    ...optional(fields, "why"),
    ...optional(fields, "by"),
    ...optional(fields, "at"),
    ...(others.length > 0 && { others: Object.fromEntries(others) }),
  };
}

function optional(fields: Fields, key: "why" | "by" | "at"): Said {
  const value = fields[key];
  return typeof value === "string" ? { [key]: value } : {};
}

function textIn(fields: Fields, key: string): string {
  const value = fields[key];
  if (typeof value === "string" && value !== "") return value;
  throw new Lack(`A decision needs "${key}", a text; add it or delete the line.`);
}

function verdictIn(fields: Fields): Verdict | undefined {
  const { verdict } = fields;
  if (verdict === "keep" || verdict === "delete") return { verdict };
  return verdict === "to-attribute" ? { verdict, key: keyIn(fields) } : undefined;
}

/** A key that a header can have (`format.md`, Header). */
function keyIn(fields: Fields): string {
  const key = textIn(fields, "key");
  if (/^[a-z][a-z0-9-]*$/.test(key)) return key;
  throw new Lack(`"${key}" is no key of an attribute; write small letters, figures and hyphens.`);
}

function quoteIn(fields: Fields): Quote {
  const quote = fields.quote as Fields | null | undefined;
  const { exact, prefix, suffix, offset } = quote ?? {};
  if (typeof exact !== "string" || typeof prefix !== "string" || typeof suffix !== "string")
    throw new Lack(`A decision needs "quote" with "exact", "prefix" and "suffix"; add them or delete the line.`);
  return { exact, prefix, suffix, ...(typeof offset === "number" && { offset }) };
}

function pairIn({ documents }: Fields): readonly [string, string] {
  if (Array.isArray(documents) && documents.length === 2) {
    const [first, second] = documents as readonly unknown[];
    if (typeof first === "string" && typeof second === "string") return [first, second];
  }
  throw new Lack(`A decision on a pair needs "documents", two names; add them or delete the line.`);
}
