import type { Span, TextEdit } from "../text.ts";

/** Keys that follow a reader from page to page and change nothing of the page (`checks.md`, and no more than those). */
const TRACKING: ReadonlySet<string> = new Set(
  "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid igshid mc_cid mc_eid mkt_tok _hsenc".split(" "),
);

/** Tracking parameters of one address. */
export interface Tracked {
  /** From the first of them to the last. */
  readonly span: Span;
  /** In the order of the text. */
  readonly keys: readonly string[];
  /** What takes them out, and the `?` when nothing is left behind it; `undefined` where the address has no clear end. */
  readonly edits: readonly TextEdit[] | undefined;
}

interface Parameter extends Span {
  readonly key: string;
}

/** The tracking parameters of the address within `span`; what a sentence or a glued marker adds at its end is no part of it. */
export function trackedIn(text: string, span: Span): Tracked | undefined {
  const written = text.slice(span.start, span.end);
  const question = written.indexOf("?");
  if (question < 0 || !MAY_TRACK.test(written)) return undefined;
  const hash = written.indexOf("#");
  if (hash >= 0 && hash < question) return undefined;
  const end = hash >= 0 ? hash : endOfAddress(text, span, written);
  const parameters = parametersOf(written, question + 1, end);
  const tracking = parameters.filter(({ key }) => isTracking(key));
  const [first] = tracking;
  const last = tracking.at(-1);
  if (!first || !last) return undefined;
  const isClear = !NOT_ASCII.test(written.slice(question, end));
  return {
    span: { start: span.start + first.start, end: span.start + last.end },
    keys: tracking.map(({ key }) => key),
    edits: isClear ? removals(parameters, question, span.start) : undefined,
  };
}

const MAY_TRACK = /[?&;](?:utm_|[a-z]{1,3}c[a-z_]{2,4}|[gw]braid|yclid|igshid|mkt_tok|_hsenc)/;
const NOT_ASCII = /[^!-~]/;
/** A full stop, a bracket or a quote behind an address belongs to the sentence. */
const TRAILING = /[.,;:!?'"’”»«)\]}>*|…。，、；：！？）］】」』]+$/;

function isTracking(key: string): boolean {
  return TRACKING.has(key) || (key.startsWith("utm_") && key.length > 4);
}

function endOfAddress(text: string, span: Span, written: string): number {
  const isGlued = written.endsWith("END") && text.startsWith(">>>", span.end);
  const whole = isGlued ? written.slice(0, -3) : written;
  return whole.length - (TRAILING.exec(whole.slice(-TAIL))?.[0].length ?? 0);
}

const TAIL = 20;

function parametersOf(written: string, from: number, end: number): readonly Parameter[] {
  const parameters: Parameter[] = [];
  for (let start = from; start <= end; ) {
    const found = written.indexOf("&", start);
    const stop = found < 0 || found > end ? end : found;
    const equals = written.indexOf("=", start);
    parameters.push({ start, end: stop, key: written.slice(start, equals < 0 || equals > stop ? stop : equals) });
    start = stop + (written.startsWith("&amp;", stop) ? 5 : 1);
    if (stop === end) break;
  }
  return parameters;
}

/** A parameter goes with the sign before it; the first ones, which have none that stays, with the sign after them. */
function removals(parameters: readonly Parameter[], question: number, base: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const remove = (start: number, end: number): void => {
    const before = edits.at(-1);
    if (before?.span.end === base + start) edits[edits.length - 1] = edit(before.span.start, base + end);
    else edits.push(edit(base + start, base + end));
  };
  if (parameters.every(({ key }) => isTracking(key))) return [edit(base + question, base + parameters.at(-1)!.end)];
  let kept: Parameter | undefined;
  for (const [index, parameter] of parameters.entries()) {
    if (!isTracking(parameter.key)) kept = parameter;
    else if (kept) remove(parameters[index - 1]!.end, parameter.end);
    else remove(parameter.start, parameters[index + 1]!.start);
  }
  return edits;
}

function edit(start: number, end: number): TextEdit {
  return { span: { start, end }, newText: "" };
}
