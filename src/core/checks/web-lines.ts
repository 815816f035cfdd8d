import { type BoilerplateKind, boilerplateKind, LONGEST_BOILERPLATE } from "../boilerplate.ts";
import { trimmed } from "../outline/paragraphs.ts";
import type { BlockText } from "../syntax/nodes.ts";
import type { Span } from "../text.ts";
import { Agencies } from "./agencies.ts";
import { lineStart } from "./part-lines.ts";
import type { Prose } from "./prose.ts";
import type { Context } from "./rule.ts";

/** What the page put round the text, told by the lines alone and by what the user adds to our lists. */
export class WebLines {
  readonly agencies: Agencies;
  /** Remembered by {@link endingOf}: several rules ask, one after the other. */
  last: { readonly block: BlockText; readonly ending: Ending } | undefined;
  readonly #own: Context["boilerplate"];

  constructor({ agencies, boilerplate }: Context) {
    this.agencies = new Agencies(agencies);
    this.#own = boilerplate;
  }

  /** Whether the user added to our list, so that every line has to be asked about. */
  get hasOwn(): boolean {
    return this.#own !== undefined;
  }

  /** The kind of boilerplate a line is, by our list or by the user's; blanks around it do not count. */
  kindOf(line: string): BoilerplateKind | "own" | undefined {
    const kind = boilerplateKind(line);
    if (kind || !this.#own) return kind;
    const seen = line.trim();
    return seen !== "" && seen.length <= LONGEST_BOILERPLATE && this.#own.test(seen) ? "own" : undefined;
  }
}

const LONGEST_URL = 2_048;

const made = new WeakMap<Context, WebLines>();

/** The one for a run. */
export function webLinesOf(context: Context): WebLines {
  let lines = made.get(context);
  if (!lines) {
    lines = new WebLines(context);
    made.set(context, lines);
  }
  return lines;
}

/** The end of a text from the web. Lines are without blanks around them. */
export interface Ending {
  /** The last line that is prose; `undefined` when there is none. */
  readonly prose: Span | undefined;
  /** The last line of all, when it is one URL. */
  readonly url: Span | undefined;
}

/** How a text ends: from the last line back over addresses, credits, boilerplate and the names of agencies. */
export function endingOf(block: BlockText, prose: Prose, lines: WebLines): Ending {
  if (lines.last?.block !== block) lines.last = { block, ending: readEnding(block, prose, lines) };
  return lines.last.ending;
}

function readEnding({ text }: BlockText, { span }: Prose, lines: WebLines): Ending {
  let url: Span | undefined;
  let { end } = trimmed(text, span);
  for (let isLast = true; end > span.start; isLast = false) {
    const line = trimmed(text, { start: Math.max(span.start, lineStart(text, end)), end });
    if (isUrl(text, line)) {
      if (isLast) url = line;
    } else if (!isAround(text, line, lines)) return { prose: line, url };
    end = trimmed(text, { start: span.start, end: line.start }).end;
  }
  return { prose: undefined, url };
}

/** Whether the line is nothing but an address of the web. */
export function isUrl(text: string, { start, end }: Span): boolean {
  // Few lines begin so.
  if ((text.charCodeAt(start) | 32) !== 104) return false;
  return end - start <= LONGEST_URL && /^https?:\/\/[^\s<>"]+$/i.test(text.slice(start, end));
}

function isAround(text: string, line: Span, lines: WebLines): boolean {
  if (line.end - line.start > LONGEST_BOILERPLATE) return false;
  return lines.kindOf(text.slice(line.start, line.end)) !== undefined || lines.agencies.isSignature(text, line);
}
