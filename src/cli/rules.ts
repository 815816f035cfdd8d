import { rulePage } from "../core/checks/rule-page.ts";
import { rules as allRules } from "../core/checks/rules/index.ts";
import { columnsOf, padded } from "../core/columns.ts";
import { type Arguments, suggestion } from "./arguments.ts";
import type { Command } from "./command.ts";
import { type Io, Status } from "./io.ts";
import { shown } from "./terminal.ts";
import { UsageError } from "./usage.ts";

const HELP = `corpus rules [ID]: the rules, or one rule with its examples

  ID                       the id of a rule, as in the brackets after a finding
`;

/** `corpus rules`: a table of all rules, or the page of one. */
export const rules: Command = {
  name: "rules",
  help: HELP,
  options: {},
  notYet: [],

  async run({ positionals }: Arguments, io: Io): Promise<number> {
    const [id, ...more] = positionals;
    if (more.length > 0) throw new UsageError(`"rules" takes one id.`, "rules");
    if (id === undefined) {
      await io.stdout.write(table());
      return Status.ok;
    }
    const rule = allRules.find((each) => each.id === id);
    const ids = allRules.map((each) => each.id);
    if (!rule) throw new UsageError(`There is no rule "${shown(id)}".${suggestion(id, ids)}`, "rules");
    for (const line of rulePage(rule).trimEnd().split("\n")) await io.stdout.write(`${shown(line)}\n`);
    return Status.ok;
  },
};

function table(): string {
  const rows = [["rule", "severity", "fix", "what it says"]];
  for (const { id, severity, fix, summary } of allRules) rows.push([id, severity, fix, summary]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => columnsOf(row[column]!))));
  return rows.map((row) => `${row.map((cell, column) => padded(cell, widths[column] ?? 0)).join("  ")}\n`).join("");
}
