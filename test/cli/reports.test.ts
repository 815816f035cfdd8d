import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { faultsBySchema, type JsonSchema } from "../support/json-schema.ts";
import { projectRoot } from "../support/project-root.ts";
import { runInMemory } from "./in-memory.ts";

const FAULTY = "<<<FILE a,b:c%.txt\nx\u{1F600} \nEND>>>\n<<<FILE 서울.txt\n\nEND>>>\nst\u001B[2Jray\u2028::error::x\n";

/** The schema of SARIF 2.1.0 as it was published (`NOTICE.md`). */
const SARIF: JsonSchema = JSON.parse(
  readFileSync(join(projectRoot, "test", "support", "sarif-2.1.0-rtm.5.json"), "utf8"),
);

describe("reports for machines", () => {
  const folder = temporaryFolder();

  async function check(...args: readonly string[]): Promise<string> {
    const { stderr, stdout } = await runInMemory(["check", "--fail-on", "never", ...args], { cwd: folder() });
    assert.equal(stderr, "");
    return stdout;
  }

  it("are valid SARIF 2.1.0, with every finding of the NDJSON", async () => {
    mkdirSync(join(folder(), "a b"));
    const path = "a b/서울 100%#?.corpus";
    writeFileSync(join(folder(), path), FAULTY);
    const text = await check("--format", "sarif", path);
    assert.ok(!/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028]/.test(text));
    const log = JSON.parse(text);
    assert.deepEqual(faultsBySchema(log, SARIF), []);
    assert.equal(log.version, "2.1.0");
    const [{ results, tool }] = log.runs;
    const findings = (await check("--format", "ndjson", path))
      .trimEnd()
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    assert.ok(findings.length > 3);
    assert.equal(results.length, findings.length);
    for (const [at, { fingerprint, line, message, rule }] of findings.entries()) {
      const { locations, partialFingerprints, ruleId, ruleIndex, message: told } = results[at];
      assert.deepEqual([ruleId, tool.driver.rules[ruleIndex].id, told.text], [rule, rule, message]);
      assert.equal(partialFingerprints["corpusFinding/v1"], fingerprint);
      const { artifactLocation, region } = locations[0].physicalLocation;
      assert.equal(decodeURIComponent(artifactLocation.uri), path);
      assert.equal(region.startLine, line);
    }
  });

  it("are valid SARIF when there is nothing, and beside a baseline", async () => {
    writeFileSync(join(folder(), "good.corpus"), "<<<FILE a\nx\nEND>>>\n");
    assert.deepEqual(faultsBySchema(JSON.parse(await check("--format", "sarif", "good.corpus")), SARIF), []);
    writeFileSync(join(folder(), "bad.corpus"), FAULTY);
    writeFileSync(join(folder(), "before.ndjson"), await check("--format", "ndjson", "bad.corpus"));
    const known = JSON.parse(await check("--format", "sarif", "bad.corpus", "--baseline", "before.ndjson"));
    assert.deepEqual(faultsBySchema(known, SARIF), []);
    const states = (log: typeof known): readonly string[] => [
      ...new Set<string>(log.runs[0].results.map(({ baselineState }: { baselineState: string }) => baselineState)),
    ];
    assert.deepEqual(states(known), ["unchanged"]);
    const gone = JSON.parse(await check("--format", "sarif", "good.corpus", "--baseline", "before.ndjson"));
    assert.deepEqual(faultsBySchema(gone, SARIF), []);
    assert.deepEqual(states(gone), ["absent"]);
  });

  it("would not call anything valid", () => {
    const broken = { version: "2.1.0", runs: [{ tool: {}, results: [{ level: "hint", extra: 1 }] }] };
    assert.deepEqual(faultsBySchema(broken, SARIF), [
      "$.runs[0].tool has no driver",
      "$.runs[0].results[0] has extra, which is unknown",
      '$.runs[0].results[0].level is none of ["none","note","warning","error"]',
      "$.runs[0].results[0] has no message",
    ]);
    const place = { physicalLocation: { artifactLocation: { uri: "a b", index: -2 }, region: { startLine: 0 } } };
    const result = { ruleId: 1, message: { text: "x" }, locations: [place], partialFingerprints: { a: 1 } };
    const wrong = { version: "2.1", runs: [{ tool: { driver: { name: "x" } }, results: [result] }] };
    assert.deepEqual(
      faultsBySchema(wrong, SARIF)
        .map((fault) => fault.replace(/^\$(\.runs)?/, ""))
        .sort(),
      [
        '.version is none of ["2.1.0"]',
        "[0].results[0].locations[0].physicalLocation.artifactLocation.index is less than -1",
        "[0].results[0].locations[0].physicalLocation.artifactLocation.uri is no uri-reference",
        "[0].results[0].locations[0].physicalLocation.region.startLine is less than 1",
        "[0].results[0].partialFingerprints.a is no string",
        "[0].results[0].ruleId is no string",
      ],
    );
  });

  it("are annotations that GitHub reads back as they were", async () => {
    writeFileSync(join(folder(), "a,b:c%.corpus"), FAULTY);
    const lines = (await check("--format", "github", "a,b:c%.corpus")).trimEnd().split("\n");
    const findings = (await check("--format", "ndjson", "a,b:c%.corpus")).trimEnd().split("\n").slice(0, -1);
    assert.equal(lines.length, findings.length + 1);
    assert.doesNotMatch(lines.at(-1)!, /^::/);
    for (const [at, line] of lines.slice(0, -1).entries()) {
      const finding = JSON.parse(findings[at]!);
      const [, kind, properties, message] = /^::(\w+) (.*?)::(.*)$/.exec(line)!;
      const read = Object.fromEntries(properties!.split(",").map((one) => one.split("=").map(unescaped)));
      assert.equal(kind, finding.severity === "info" || finding.severity === "hint" ? "notice" : finding.severity);
      assert.deepEqual([read.file, read.title, Number(read.line)], ["a,b:c%.corpus", finding.rule, finding.line]);
      assert.ok(!/[\u0000-\u001F]/.test(unescaped(message!)));
    }
  });
});

function unescaped(text: string): string {
  return text.replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%0A", "\n").replaceAll("%25", "%");
}
