/** What a hover shows, as plain data: at most a few lines, each of a few pieces. */
export interface Card {
  readonly lines: readonly CardLine[];
}

/** One line of a card. */
export type CardLine = readonly Piece[];

/** A stretch of a line. `text` is as the user's file has it: whoever renders it escapes it. */
export type Piece =
  | { readonly kind: "text" | "strong"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly target: Target };

/** Where a link of a card leads: one of our own commands with an argument, or an address on the web. */
export type Target =
  | { readonly kind: "command"; readonly command: CardCommand; readonly argument: string }
  | { readonly kind: "web"; readonly url: string };

/** What a card can ask the editor to do; the argument is an entity's id. */
export type CardCommand = "catalogue-entry" | "all-mentions" | "in-document" | "in-corpus";

/** Makes the address of a command link; the argument is not yet encoded. */
export type CommandLink = (command: CardCommand, argument: string) => string;

/** Longest text of one piece, in code points. */
const LONGEST_PIECE = 300;
/** A hover is not longer, in UTF-8 bytes. */
const LARGEST = 4096;

/**
 * A text as Markdown that shows exactly that text: one line, nothing in it live.
 *
 * Every ASCII punctuation mark is escaped, which also leaves no web or mail address whole for a renderer to link. White
 * space, line ends included, is folded; control, direction and invisible characters are shown by their numbers. Longer
 * texts are cut after `longest` code points, with an ellipsis.
 */
export function escapeMarkdown(text: string, longest: number = LONGEST_PIECE): string {
  const head = text.slice(0, longest * 8).toWellFormed();
  const characters = [...head.replace(WHITE_SPACE, " ").trim()];
  const isCut = characters.length > longest || head.length < text.length;
  const shown = isCut
    ? `${characters
        .slice(0, Math.max(0, longest - 1))
        .join("")
        .trimEnd()}…`
    : characters.join("");
  return shown.replace(UNSEEN, showUnseen).replace(PUNCTUATION, "\\$&");
}

/** The whole of ASCII punctuation: what CommonMark lets a backslash escape. */
const PUNCTUATION = /[!-/:-@[-`{-~]/g;
const WHITE_SPACE = /[\s\u0085]+/g;
/** Control, format and private characters, and fillers that show nothing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\u115F\u1160\u3164\uFFA0]|\u034F|\u17B4|\u17B5/gu;

function showUnseen(character: string, at: number, text: string): string {
  if ((character === "\u200c" || character === "\u200d") && isBeyondLatin(text, at - 1) && isBeyondLatin(text, at + 1))
    return character;
  return `‹U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}›`;
}

/** Joiners are needed between letters of such scripts, and inside emoji. */
function isBeyondLatin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code > 0x2ff && !(code >= 0x2000 && code <= 0x206f);
}

/**
 * A card as Markdown for a renderer without HTML: no images, no icons, no links but to http(s) addresses and, if
 * `commandLink` is given, to our commands. Lines that no longer fit into 4 kB are left out.
 */
export function cardToMarkdown(card: Card, commandLink?: CommandLink): string {
  const lines: string[] = [];
  let size = 0;
  for (const line of card.lines) {
    const rendered = renderLine(line, commandLink);
    const bytes = new TextEncoder().encode(rendered).length + 3;
    if (rendered === "" || size + bytes > LARGEST) continue;
    lines.push(rendered);
    size += bytes;
  }
  return lines.join("  \n");
}

/** A card as plain lines, for a terminal or a test; links show as their text. */
export function cardToText(card: Card): string {
  return card.lines.map((line) => line.map(({ text }) => text.replace(WHITE_SPACE, " ")).join(" ")).join("\n");
}

/** Pieces with a blank between them; links, which a reader must tell apart, with a dot. */
function renderLine(line: CardLine, commandLink: CommandLink | undefined): string {
  let rendered = "";
  let isAfterLink = false;
  for (const piece of line) {
    const next = renderPiece(piece, commandLink);
    if (next === "") continue;
    const between = isAfterLink && piece.kind === "link" ? " · " : " ";
    rendered += rendered === "" ? next : between + next;
    isAfterLink = piece.kind === "link";
  }
  return rendered;
}

function renderPiece(piece: Piece, commandLink: CommandLink | undefined): string {
  const text = escapeMarkdown(piece.text);
  if (text === "") return "";
  if (piece.kind !== "link") return piece.kind === "strong" ? `**${text}**` : text;
  const address = addressOf(piece.target, commandLink);
  if (address !== undefined) return `[${text}](${address})`;
  return piece.target.kind === "web" ? text : "";
}

function addressOf(target: Target, commandLink: CommandLink | undefined): string | undefined {
  if (target.kind === "web") return webAddress(target.url);
  return commandLink ? encoded(commandLink(target.command, target.argument)) : undefined;
}

/** The address in a form that ends no Markdown link early; `undefined` for anything but http and https. */
export function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return (protocol === "https:" || protocol === "http:") && href.length <= 2000 ? encoded(href) : undefined;
}

function encoded(address: string): string {
  return address.toWellFormed().replace(/[^A-Za-z0-9\-._:/?#@&+,=%]/gu, (character) => {
    const percent = encodeURIComponent(character);
    return percent === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : percent;
  });
}
