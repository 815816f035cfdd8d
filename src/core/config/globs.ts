import type { TextPattern } from "../checks/rule.ts";
import { quoted } from "../checks/wording.ts";
import { compilePattern, type Refusal } from "./safe-pattern.ts";

/**
 * A pattern of paths, `/` between segments: `*` and `?` stay within a segment, `**` does not, `{a,b}` is either, `[a-c]`
 * one of them. Without a `/` before its end it holds in every folder, else from the top. What names a folder holds for
 * all that is in it.
 */
export function compileGlob(glob: string): TextPattern | Refusal {
  if (glob.includes("\\")) return { refusal: `The path ${quoted(glob)} has a backslash; put "/" between its parts.` };
  if (glob.startsWith("!")) return { refusal: `The path ${quoted(glob)} begins with "!"; name what is left out only.` };
  const named = glob.replace(/^\.\//, "").replace(/\/$/, "");
  const isAnywhere = !named.includes("/");
  const pattern = compilePattern(`^${isAnywhere ? "(?:.*/)?" : ""}${expressionOf(named.replace(/^\//, ""))}(?:/.*)?$`);
  if (!("refusal" in pattern)) return { source: glob, test: (path) => pattern.test(path) };
  return { refusal: `The path ${quoted(glob)} cannot be read; pair its brackets, or write several.` };
}

/** Whether one of the globs holds for a path; `undefined` where there are none. What is no glob is left out. */
export function compileGlobs(globs: readonly string[]): TextPattern | undefined {
  const patterns = globs.map(compileGlob).flatMap((one) => ("refusal" in one ? [] : [one]));
  if (patterns.length === 0) return undefined;
  return { source: JSON.stringify(globs), test: (path) => patterns.some((pattern) => pattern.test(path)) };
}

function expressionOf(glob: string): string {
  let depth = 0;
  return glob.replace(/\*\*\/|\/\*\*$|\*+|\?|\[[^\]]+\]|./gsu, (piece) => {
    if (piece === "**/") return "(?:.*/)?";
    if (piece === "/**") return "/.*";
    if (piece.startsWith("*")) return piece === "*" ? "[^/]*" : ".*";
    if (piece === "?") return "[^/]";
    if (piece.length > 1 && piece.startsWith("[")) return piece.replace(/^\[!/, "[^");
    if (piece === "{") depth++;
    if (piece === "{") return "(?:";
    if (depth > 0 && piece === "}") {
      depth--;
      return ")";
    }
    if (depth > 0 && piece === ",") return "|";
    return piece.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
  });
}
