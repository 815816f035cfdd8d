import type { Rule } from "./rule.ts";

/** The page of one rule in Markdown, made from what the rule says of itself: `corpus rules ID`, and where a problem's code leads. */
export function rulePage(rule: Rule): string {
  const { id, summary, why, severity, example, offers } = rule;
  return [
    `# ${id}`,
    summary,
    `Default severity: **${severity}**. ${FIXES[rule.fix]}${offers === undefined ? "" : ` ${offers}`}`,
    "## Why",
    why,
    ...(example.catalogue === undefined ? [] : ["## With this catalogue", fenced(example.catalogue)]),
    "## Bad",
    fenced(example.bad),
    "## Good",
    fenced(example.good),
    "## How to silence it",
    rule.scope === "catalogue"
      ? "For a catalogue that is a document of a corpus, in a comment above its header:"
      : "For one document, in a comment above its header:",
    fenced(`# corpus-ignore: ${id} -- reason\n`),
    "For a whole file, in a comment outside all documents:",
    fenced(`# corpus-ignore-file: ${id} -- reason\n`),
    "Everywhere: in `.corpus.yaml`, or in the editor by the setting `corpus.rules`:",
    fenced(`rules:\n  ${id}: off\n`),
  ]
    .join("\n\n")
    .concat("\n");
}

/** The example's text, without the marks that say where findings are. */
export function plainExample(marked: string): string {
  return marked.replace(/\{\|[a-z0-9-]+:|\|\}/g, "");
}

const FIXES: Readonly<Record<Rule["fix"], string>> = {
  safe: "It has fixes, and safe ones among them run in fix-all.",
  suggested: "It has fixes to choose from; none runs in fix-all.",
  none: "It has no fix: somebody has to look.",
};

/** Indented, so that nothing in an example can end it; a text without a final line end says so. */
function fenced(marked: string): string {
  const text = plainExample(marked);
  const lines = (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n").map((line) => `    ${line}`);
  const note = text === "" || text.endsWith("\n") ? "" : "\n\n(The last line has no line end.)";
  return lines.join("\n") + note;
}
