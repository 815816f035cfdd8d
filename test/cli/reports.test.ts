import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { runInMemory } from "./in-memory.ts";

const FAULTY = "<<<FILE a,b:c%.txt\nx\u{1F600} \nEND>>>\n<<<FILE 서울.txt\n\nEND>>>\nst\u001B[2Jray\u2028::error::x\n";

/** What SARIF 2.1.0 (OASIS, sections 3.13 to 3.52) asks of the objects that we write: properties and the types they have. */
const SCHEMA: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  log: { $schema: "string", version: "string!", runs: "run[]!" },
  run: { tool: "tool!", columnKind: "columnKind", results: "result[]", invocations: "invocation[]" },
  tool: { driver: "driver!" },
  driver: { name: "string!", version: "string", semanticVersion: "string", rules: "descriptor[]" },
  descriptor: {
    id: "string!",
    shortDescription: "message",
    fullDescription: "message",
    help: "message",
    defaultConfiguration: "configuration",
    properties: "bag",
  },
  configuration: { enabled: "boolean", level: "level" },
  result: {
    ruleId: "string",
    ruleIndex: "index",
    level: "level",
    message: "message!",
    locations: "location[]",
    partialFingerprints: "bag",
    baselineState: "baselineState",
    properties: "bag",
  },
  message: { text: "string!" },
  location: { physicalLocation: "physicalLocation", logicalLocations: "logicalLocation[]" },
  physicalLocation: { artifactLocation: "artifactLocation", region: "region" },
  artifactLocation: { uri: "uri" },
  region: { startLine: "count", startColumn: "count", endLine: "count", endColumn: "count" },
  logicalLocation: { name: "string", kind: "string" },
  invocation: { executionSuccessful: "boolean!" },
};

const VALUES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  bag: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  index: (value) => Number.isInteger(value) && (value as number) >= 0,
  count: (value) => Number.isInteger(value) && (value as number) >= 1,
  level: (value) => ["none", "note", "warning", "error"].includes(value as string),
  columnKind: (value) => ["utf16CodeUnits", "unicodeCodePoints"].includes(value as string),
  baselineState: (value) => ["new", "unchanged", "updated", "absent"].includes(value as string),
  // RFC 3986, a relative reference or an absolute URI; no character that is not of either.
  uri: (value) => typeof value === "string" && /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-F]{2})*$/.test(value),
};

function faultsIn(value: unknown, type: string, path: string): readonly string[] {
  if (type.endsWith("[]")) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((one, at) => faultsIn(one, type.slice(0, -2), `${path}[${at}]`));
  }
  const isRight = VALUES[type];
  if (isRight) return isRight(value) ? [] : [`${path} is no ${type}: ${JSON.stringify(value)}`];
  const properties = SCHEMA[type]!;
  if (typeof value !== "object" || value === null) return [`${path} is no object`];
  const faults = Object.entries(properties)
    .filter(([key, kind]) => kind.endsWith("!") && !(key in value))
    .map(([key]) => `${path}.${key} is missing`);
  for (const [key, one] of Object.entries(value)) {
    const kind = properties[key]?.replace("!", "");
    faults.push(...(kind === undefined ? [`${path}.${key} is unknown`] : faultsIn(one, kind, `${path}.${key}`)));
  }
  return faults;
}

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
    assert.deepEqual(faultsIn(log, "log", "log"), []);
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
    assert.deepEqual(faultsIn(JSON.parse(await check("--format", "sarif", "good.corpus")), "log", "log"), []);
    writeFileSync(join(folder(), "bad.corpus"), FAULTY);
    writeFileSync(join(folder(), "before.ndjson"), await check("--format", "ndjson", "bad.corpus"));
    const known = JSON.parse(await check("--format", "sarif", "bad.corpus", "--baseline", "before.ndjson"));
    assert.deepEqual(faultsIn(known, "log", "log"), []);
    const states = (log: typeof known): readonly string[] => [
      ...new Set<string>(log.runs[0].results.map(({ baselineState }: { baselineState: string }) => baselineState)),
    ];
    assert.deepEqual(states(known), ["unchanged"]);
    const gone = JSON.parse(await check("--format", "sarif", "good.corpus", "--baseline", "before.ndjson"));
    assert.deepEqual(faultsIn(gone, "log", "log"), []);
    assert.deepEqual(states(gone), ["absent"]);
  });

  it("would not call anything valid", () => {
    const broken = { version: "2.1.0", runs: [{ tool: {}, results: [{ level: "hint", extra: 1 }] }] };
    assert.equal(faultsIn(broken, "log", "log").length, 4);
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
