import { asLines, asRead, describeRecipe, generate, nearMisses, oneLine, type Recipe, toCorpus } from "./generate.ts";

/** One text to read. */
export interface Input {
  /** As the table calls it. */
  readonly name: string;
  readonly text: string;
}

/** The text of a recipe in our format. */
export function corpusOf(recipe: Recipe): Input {
  return { name: describeRecipe(recipe), text: asRead(toCorpus(generate(recipe))) };
}

/** The same with CRLF. */
export function withCrlf({ name, text }: Input): Input {
  return { name: `${name}, CRLF`, text: asRead(text.replaceAll("\n", "\r\n")) };
}

/** A line of ten million characters. */
export function longLine(): Input {
  return { name: "10 MB in one line", text: asRead(oneLine(10)) };
}

/** A million lines that are nearly markers. */
export function millionNearMisses(): Input {
  return { name: "a million near misses", text: asRead(nearMisses(1_000_000)) };
}

/** The lines of an input as the extension host has them. */
export function linesOfInput({ text }: Input): string[] {
  return asLines(text);
}
