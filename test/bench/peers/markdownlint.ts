import { pathToFileURL } from "node:url";

interface Markdownlint {
  lint(options: { readonly strings: Readonly<Record<string, string>> }): Readonly<Record<string, readonly object[]>>;
}

/** Answers what gives the number of markdownlint's findings in a text, by its usual rules. */
export async function markdownlintPeer(require: NodeJS.Require): Promise<(text: string) => number> {
  const { lint }: Markdownlint = await import(pathToFileURL(require.resolve("markdownlint/sync")).href);
  return (text) => lint({ strings: { text } }).text?.length ?? 0;
}
