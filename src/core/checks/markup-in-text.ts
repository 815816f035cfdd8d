import type { Span } from "../text.ts";

/** Names of elements that web pages are made of. Our list; a word in angle brackets is a tag only if it is one of them. */
const ELEMENTS: ReadonlySet<string> = new Set(
  (
    "a abbr address article aside audio b blockquote body br button caption center cite code col div dl dd dt em embed " +
    "fieldset figcaption figure font footer form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins label " +
    "legend li link main map meta nav noscript object ol option p param picture pre script section select small source " +
    "span strike strong style sub summary sup svg table tbody td textarea tfoot th thead time title tr u ul video"
  ).split(" "),
);
const TAG_NAME = /^<(\/?)([a-z][a-z0-9]{0,11})(?=[\s/>])/i;
/** No tag is longer. */
const LONGEST_TAG = 2_000;

/** The HTML tag or comment that begins at `at`, where `<` stands; `undefined` when none does. */
export function tagAt(text: string, at: number, limit: number): Span | undefined {
  const most = Math.min(limit, at + LONGEST_TAG);
  if (text.startsWith("<!--", at)) return { start: at, end: Math.min(limit, at + 4) };
  const match = TAG_NAME.exec(text.slice(at, Math.min(limit, at + 15)));
  if (!match || !ELEMENTS.has(match[2]!.toLowerCase())) return undefined;
  const rest = at + match[0].length;
  const end = tagEnd(text, rest, most);
  if (end === undefined) return undefined;
  const inside = text.slice(rest, end).trim();
  const isPlain = inside === "" || inside === "/";
  return isPlain || (match[1] === "" && inside.includes("=")) ? { start: at, end: end + 1 } : undefined;
}

/** Where the `>` stands; a `<` before it says that this was no tag. */
function tagEnd(text: string, from: number, limit: number): number | undefined {
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 62) return at;
    if (code === 60) return undefined;
  }
  return undefined;
}

/** In small letters, the words without which there is neither script that {@link scriptsIn} finds nor filler. */
export const PAGE_WORDS: readonly string[] = "lorem function document window console googletag adsbygoogle".split(" ");

/** Filler of templates. */
export const FILLER = /(?<![\p{L}\p{M}\p{N}])lorem ipsum/giu;

/** Script that nobody would write in a sentence. Each looks at a bounded stretch. */
const SCRIPTS: readonly { readonly sign: string; readonly pattern: RegExp }[] = [
  { sign: "function", pattern: /^function(?![\p{L}\p{M}\p{N}]) ?[\w$]{0,40} ?\([\w$, ]{0,80}\) ?\{/u },
  {
    sign: "document.",
    pattern: /^document\.(?:write|get\w{1,30}|create\w{1,30}|query\w{1,30}|cookie|body|title) ?[(.=[]/,
  },
  { sign: "window.", pattern: /^window\.[A-Za-z_$][\w$]{1,30} ?[(.=[]/ },
  { sign: "console.log(", pattern: /^console\.log\(/ },
  { sign: "googletag.", pattern: /^googletag\./ },
  { sign: "adsbygoogle", pattern: /^adsbygoogle(?![\p{L}\p{M}\p{N}])/u },
  { sign: "$(document)", pattern: /^\$\(document\)/ },
];
const LONGEST_SCRIPT = 160;
const BEFORE_NO_SCRIPT = /[\p{L}\p{M}\p{N}_$.]/u;

/** The first signs of script within `span`. */
export function* scriptsIn(text: string, span: Span): Generator<Span> {
  for (const { sign, pattern } of SCRIPTS)
    for (let at = text.indexOf(sign, span.start); at >= 0 && at < span.end; at = text.indexOf(sign, at + 1)) {
      if (at > span.start && BEFORE_NO_SCRIPT.test(text.charAt(at - 1))) continue;
      const match = pattern.exec(text.slice(at, Math.min(span.end, at + LONGEST_SCRIPT)));
      if (match) yield { start: at, end: at + match[0].length };
    }
}
