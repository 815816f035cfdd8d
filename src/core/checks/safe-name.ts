import { quoted } from "./wording.ts";

/** Longest segment most disks take, in UTF-8 bytes. */
const LONGEST = 255;
/** Longest path most systems take, in bytes (PATH_MAX of Linux). */
const LONGEST_PATH = 4096;
const FALLBACK = "untitled.txt";

const DRIVE = /^[A-Za-z]:/;
const CONTROL = /\p{Cc}/u;
const BIDI = /\p{Bidi_Control}/u;
/** From "Naming Files, Paths, and Namespaces", learn.microsoft.com; Windows takes superscript digits for digits. */
const DEVICE = /^(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])[ ]*(?:\.|$)/i;
const FORBIDDEN = /[<>:"|?*]/;

/** Segments of ASCII letters, digits, `_`, `-` and single dots between them: nearly all names, seen at one look. */
const ORDINARY = /^[\w-]+(?:[./][\w-]+)*$/;
const HAS_DEVICE = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:[./]|$)/i;

/** The same without capitals. */
const SMALL = /^[a-z\d_-]+(?:[./][a-z\d_-]+)*$/;

/** Whether a name surely is safe and portable, and no disk takes it for one that is written otherwise. */
export function isPlainName(name: string): boolean {
  return name.length <= LONGEST && SMALL.test(name) && !HAS_DEVICE.test(name);
}

/** Whether nothing can be said against a name, quickly; others may be good too. */
function isOrdinary(name: string): boolean {
  return name.length <= LONGEST && ORDINARY.test(name) && !HAS_DEVICE.test(name);
}

/** Why a name may lead out of its folder or deceive who reads it, as the end of a sentence; `undefined` if it may not. */
export function unsafety(name: string): string | undefined {
  if (ORDINARY.test(name)) return undefined;
  if (name.startsWith("\\\\") || name.startsWith("//")) return "is a network path";
  if (name.startsWith("/")) return "begins at the root of the disk";
  if (name.startsWith("~")) return 'begins with "~", somebody\'s home folder';
  if (DRIVE.test(name)) return "begins with a drive";
  if (name.includes("\\")) return 'holds a backslash; folders are parted by "/"';
  for (const segment of name.split("/")) {
    if (segment === "") return "holds an empty folder name";
    if (segment === "." || segment === "..") return `holds the segment "${segment}"`;
  }
  if (BIDI.test(name)) return "holds a character that turns the reading direction";
  if (CONTROL.test(name)) return "holds a control character";
  return name.isWellFormed() ? undefined : "holds half of a surrogate pair, which no file can";
}

/** Why a name will not do on every disk, as the end of a sentence; `undefined` if it will. */
export function unportability(name: string): string | undefined {
  if (isOrdinary(name)) return undefined;
  for (const segment of name.split("/")) {
    const device = DEVICE.exec(segment);
    if (device) return `has a segment that Windows keeps for a device, ${quoted(segment)}`;
    const forbidden = FORBIDDEN.exec(segment);
    if (forbidden)
      return `holds ${forbidden[0] === '"' ? "a double quote" : `"${forbidden[0]}"`}, which Windows forbids`;
    if (/[. ]$/.test(segment)) return "has a segment that ends in a dot or a space, which Windows drops";
    if (isTooLong(segment)) return `has a segment of more than ${LONGEST} bytes`;
  }
  return name === name.normalize("NFC") ? undefined : "is not in Unicode's composed form NFC";
}

/**
 * Why no file is written under a name, on any system, as the end of a sentence; `undefined` if one is. What only some
 * disks refuse is left to {@link unportability}.
 */
export function unwritability(name: string): string | undefined {
  if (isOrdinary(name)) return undefined;
  if (name.length > LONGEST_PATH) return "is longer than any disk takes";
  const unsafe = unsafety(name);
  if (unsafe !== undefined) return unsafe;
  for (const segment of name.split("/")) {
    if (DEVICE.test(segment)) return `has a segment that Windows keeps for a device, ${quoted(segment)}`;
    if (segment.includes(":")) return 'holds ":", which on Windows opens another stream of a file';
    if (/[. ]$/.test(segment)) return "has a segment that ends in a dot or a space, which Windows drops";
    if (isGitFolder(segment)) return `has the segment ${quoted(segment)}, which belongs to git`;
  }
  return undefined;
}

/** `.git` as some disk may read it: letter case, marks that HFS+ passes by, its short name on Windows (git's `path.c`, `utf8.c`). */
function isGitFolder(segment: string): boolean {
  const plain = segment.replace(/[\u200C-\u200F\u202A-\u202E\u206A-\u206F\uFEFF]/g, "").normalize("NFKC");
  return /^(?:\.git|git~[0-9]+)$/i.test(plain);
}

/** A name near to this one that is safe and portable. It may be taken already. */
export function safeName(name: string): string {
  const path = name
    .toWellFormed()
    .replace(/[\p{Bidi_Control}\p{Cc}]/gu, "")
    .replaceAll("\\", "/")
    .replace(DRIVE, "");
  const segments = path.normalize("NFC").split("/").map(safeSegment);
  return segments.filter((segment) => segment !== "").join("/") || FALLBACK;
}

/** Empty when nothing of the segment may stay. Any segment may become the first, so none keeps a leading `~`. */
function safeSegment(segment: string): string {
  const plain = shortened(withoutTail(segment.replace(/^~+/, "").replace(/[<>:"|?*]/g, "-")));
  if (!DEVICE.test(plain)) return plain;
  const dot = plain.indexOf(".");
  const end = dot < 0 ? plain.length : dot;
  return `${plain.slice(0, end).trimEnd()}_${plain.slice(end)}`;
}

function withoutTail(segment: string): string {
  let end = segment.length;
  while (end > 0 && (segment[end - 1] === "." || segment[end - 1] === " ")) end--;
  return segment.slice(0, end);
}

/** Room is left for a number; a short extension stays. */
function shortened(segment: string): string {
  if (!isTooLong(segment)) return segment;
  const dot = segment.lastIndexOf(".");
  const extension = dot > 0 && segment.length - dot <= 16 ? segment.slice(dot) : "";
  let bytes = 0;
  let stem = "";
  for (const character of segment.slice(0, segment.length - extension.length)) {
    bytes += utf8Length(character.codePointAt(0)!);
    if (bytes > LONGEST - 64) break;
    stem += character;
  }
  return withoutTail(stem) + extension;
}

function isTooLong(segment: string): boolean {
  if (segment.length * 3 <= LONGEST) return false;
  let bytes = 0;
  for (const character of segment) {
    bytes += utf8Length(character.codePointAt(0)!);
    if (bytes > LONGEST) return true;
  }
  return false;
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
