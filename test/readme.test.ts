import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../src/core/checks/rules/index.ts";
import { matchGolden } from "./support/golden.ts";
import { projectRoot } from "./support/project-root.ts";

const TABLE = /(?<=<!-- rules -->\n)[\s\S]*?(?=<!-- \/rules -->)/;

describe("README", () => {
  it("has every rule in its table, as the rules themselves have it", () => {
    const path = join(projectRoot, "README.md");
    const rows = rules.map(({ id, severity, summary, fix }) => `| \`${id}\` | ${severity} | ${summary} | ${fix} |`);
    const table = ["| rule | severity | what it finds | fix |", "| --- | --- | --- | --- |", ...rows, ""].join("\n");
    matchGolden(
      path,
      readFileSync(path, "utf8").replace(TABLE, () => table),
    );
  });
});
