import "./mocha-in-host.ts";

import "./host.test.ts";
import "./activation.test.ts";
import "./closed-corpora.test.ts";
import "./entity-lists.test.ts";
import "./find-documents.test.ts";
import "./grammar.test.ts";
import "./slices.test.ts";
import "./problems.test.ts";
import "./findings.test.ts";
import "./config.test.ts";
import "./silencing.test.ts";
import "./between-documents.test.ts";
import "./catalogue-fixes.test.ts";
import "./cleaning.test.ts";
import "./fix-scopes.test.ts";
import "./byte-problems.test.ts";
import "./workspace-check.test.ts";
import "./untouched.test.ts";
import "./entities.test.ts";
import "./recognised-names.test.ts";
import "./pinning.test.ts";
import "./large-corpus.test.ts";
import "./catalogue-actions.test.ts";
import "./catalogue-yaml.test.ts";
import "./catalogue-report.test.ts";
import "./exchange.test.ts";
import "./golden.test.ts";

import { print, readFacts } from "./host.ts";
import { runTests } from "./mocha-in-host.ts";

/** What VS Code calls: runs every test imported above and announces the end with its counts. */
export async function run(): Promise<void> {
  const facts = await readFacts();
  print({ kind: "start" });
  const { passed, failed } = await runTests(facts);
  print({ kind: "end", passed, failed });
  if (failed > 0) throw new Error(`${failed} failed.`);
}
