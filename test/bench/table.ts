import type { Figure } from "./figure.ts";
import type { Row } from "./row.ts";

/** A row with its figures. */
export interface Measured {
  readonly row: Row;
  readonly figures: readonly Figure[];
}

const HEADS = ["input", "what", "beside", "ours", "theirs", "ratio (best)", "to reach", ""] as const;

/** One figure on one line, for those who wait. */
export function toLine(figure: Figure): string {
  return cells(figure)
    .filter((cell) => cell !== "")
    .join(" | ");
}

/** The results as they are kept. */
export function toMarkdown(measured: readonly Measured[], date: string): string {
  const all = measured.flatMap(({ figures }) => figures);
  const aimed = all.filter(({ target }) => target !== "");
  const met = aimed.filter(({ verdict }) => verdict === "met").length;
  const lines = [
    "# Benchmarks of the parser",
    "",
    `Written by \`npm run bench -- --date ${date}\`, with Node ${process.versions.node} (V8 ${process.versions.v8}).`,
    "",
    "Durations are median / best of the rounds; ratios are the median of the rounds' own ratios, with best against best",
    "in brackets. All that stand in one line ran in turns in one process, at least nine rounds each, without forced",
    "garbage collection. Absolute figures depend on the machine: read the ratios.",
    "",
    `${met} of ${aimed.length} figures with a target reach it.`,
  ];
  for (const { row, figures } of measured) {
    lines.push("", `## ${row.title}`, "", row.note, "");
    lines.push(`| ${HEADS.join(" | ")} |`, `|${HEADS.map(() => " --- ").join("|")}|`);
    for (const figure of figures) lines.push(`| ${cells(figure).join(" | ")} |`);
  }
  return `${lines.join("\n")}\n`;
}

function cells({ input, what, peer, ours, theirs, ratio, target, verdict }: Figure): readonly string[] {
  return [input, what, peer, ours, theirs, ratio, target, verdict];
}
