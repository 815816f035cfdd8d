/** Line ends of any kind, tabs and other white space: one blank on a label. */
const WHITE = /[\s\u0085]+/g;
/** Control characters, and the marks that turn or hide what stands beside them. */
const UNSHOWN = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/g;
/** What plain ASCII with single blanks does not have: one search instead of a look at each character. */
const NEEDS_LOOK = /[^ -~]|^ | {2}/;
/** What answers nearly always; to make ready what asks about all of Unicode takes milliseconds. */
const PLAIN_INK = /[!-~]/;
const INK = /[^\s\p{Cf}\p{Cc}\p{Cn}]/u;

/**
 * A text as one line that can be shown: white space folded, control characters and direction marks removed, at most
 * `most` code units. May be empty.
 */
export function oneLine(text: string, most: number): string {
  const plain = plainHead(text, most);
  if (plain !== undefined) return shorten(plain, most);
  const head = text.length > most * 4 ? text.trimStart().slice(0, most * 4) : text;
  return shorten(head.toWellFormed().replace(WHITE, " ").replace(UNSHOWN, "").trim(), most);
}

/** What is needed of a text that can be shown as it is, as nearly all can; `undefined` for any other. */
function plainHead(text: string, most: number): string | undefined {
  const head = text.slice(0, most + 1);
  if (NEEDS_LOOK.test(head)) return plainWideHead(text, most);
  return head.endsWith(" ") && head.length === text.length ? undefined : head;
}

function plainWideHead(text: string, most: number): string | undefined {
  const end = Math.min(text.length, most + 1);
  let space = true;
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 32 ? space : !isPlain(code)) return undefined;
    space = code === 32;
  }
  return space && end === text.length ? undefined : text.slice(0, end);
}

/** Letters, digits and marks that need no second look; no half of a pair. */
function isPlain(code: number): boolean {
  if (code < 0x7f) return code > 32;
  if (code < 0x2000) return code > 0xa0 && code !== 0xad && code !== 0x1680 && code !== 0x180e;
  return (code >= 0x2010 && code < 0x2028) || (code > 0x3000 && code < 0xd800);
}

/** Whether a reader sees anything of it. */
export function isVisible(label: string): boolean {
  return PLAIN_INK.test(label) || INK.test(label);
}

/** The text, or its beginning up to a word's end with an ellipsis; never more than `most` code units, no half characters. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = text[most - 1] === " " ? most - 1 : cut.lastIndexOf(" ");
  const words = space > most * 0.6 ? cut.slice(0, space) : cut;
  const whole = words.isWellFormed() ? words : words.slice(0, -1);
  return `${whole.replace(/[ ,;:\u3001\uFF0C-]{1,9}$/, "")}…`;
}
