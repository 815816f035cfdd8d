import { type Decision, subjectOf } from "./decision.ts";
import { readDecisions } from "./read-decisions.ts";

/** A decision as one line of the file, without its line end. */
export function decisionLine(decision: Decision): string {
  const { why, by, at, others } = decision;
  return JSON.stringify({ on: decision.on, ...fieldsOf(decision), why, by, at, ...others });
}

/**
 * The file with more decisions in it: each takes the place of an earlier one about the same, whose fields that we do not
 * know it keeps. Every other line stays as it is.
 *
 * Lines are in order, by code unit, each once. In a file with lines that nobody can read, nothing but the new ones is put
 * in its place: a merge conflict, say, must stay one.
 */
export function withDecisions(text: string, added: readonly Decision[]): string {
  const file = readDecisions(text);
  const newest = new Map(added.map((decision) => [subjectOf(decision), decision]));
  const kept: string[] = [];
  for (const { text: line, decision } of file.lines) {
    const subject = decision && subjectOf(decision);
    const later = subject === undefined ? undefined : newest.get(subject);
    if (!decision || !later || subject === undefined) kept.push(line);
    else newest.set(subject, { ...later, others: { ...decision.others, ...later.others } });
  }
  const lines = [...newest.values()].map(decisionLine);
  return joined(file.isSound ? inOrder([...kept, ...lines]) : inserted(kept, lines));
}

/** The file without what it says about some things; every other line stays as it is. */
export function withoutDecisions(text: string, removed: readonly Decision[]): string {
  const subjects = new Set(removed.map(subjectOf));
  const { lines } = readDecisions(text);
  return joined(
    lines.filter(({ decision }) => !decision || !subjects.has(subjectOf(decision))).map((line) => line.text),
  );
}

/** What two people's files come to together: every line of both, once, in order. */
export function mergedDecisions(ours: string, theirs: string): string {
  return joined(inOrder([ours, theirs].flatMap((text) => readDecisions(text).lines.map((line) => line.text))));
}

function fieldsOf(decision: Decision): object {
  switch (decision.on) {
    case "finding": {
      const { rule, document, quote, verdict } = decision;
      return { rule, document, quote, verdict };
    }
    case "text": {
      const { rule, text, isLine, verdict } = decision;
      return { rule, text, line: isLine || undefined, ...verdict };
    }
    case "mention": {
      const { document, quote, entity } = decision;
      return { document, quote, verdict: entity === undefined ? "no-name" : "entity", entity };
    }
    case "pair":
      return { documents: decision.documents, verdict: decision.verdict };
    case "review":
      return { document: decision.document, body: decision.body };
  }
}

function inOrder(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)].sort();
}

/** Each new line before the first that comes after it. */
function inserted(kept: readonly string[], added: readonly string[]): readonly string[] {
  const lines = [...kept];
  for (const line of added) {
    const place = lines.findIndex((other) => other.startsWith("{") && other > line);
    lines.splice(place < 0 ? lines.length : place, 0, line);
  }
  return lines;
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}
