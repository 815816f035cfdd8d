import type { ReportedFinding } from "./findings.ts";
import type { Inputs } from "./inputs.ts";
import { UsageError } from "./usage.ts";

/** A finding that an earlier run told, as its NDJSON had it. */
export type EarlierFinding = Readonly<Record<string, unknown>>;

/** Whether an earlier run told a finding already. */
export type Standing = "new" | "known";

/** What an earlier run told (`check --format ndjson`), to tell what has come since, and what has gone. */
export class Baseline {
  /** By fingerprint, which says the same wherever its lines have moved; two files may have equal ones. */
  readonly #left = new Map<string, EarlierFinding[]>();

  private constructor(text: string, path: string) {
    for (const [index, line] of text.split("\n").entries()) {
      if (line.trim() === "") continue;
      const record = recordIn(line);
      if (record === undefined)
        throw new UsageError(`Line ${index + 1} of "${path}" is no finding of "--format ndjson".`, "check");
      const { baseline, fingerprint, type } = record;
      if (type !== "finding" || typeof fingerprint !== "string" || baseline === "gone") continue;
      const alike = this.#left.get(fingerprint);
      if (alike) alike.push(record);
      else this.#left.set(fingerprint, [record]);
    }
  }

  /** Reads the report of an earlier run. */
  static async read(path: string, inputs: Inputs): Promise<Baseline> {
    const input = await inputs.readFile(path);
    if (!input) throw new UsageError(`The baseline "${path}" could not be read.`, "check");
    return new Baseline(input.text, path);
  }

  /** Whether the finding was told before; asked once for each. */
  standing({ fingerprint, path }: ReportedFinding): Standing {
    const alike = this.#left.get(fingerprint);
    if (!alike || alike.length === 0) return "new";
    const same = alike.findIndex((record) => record.path === path);
    alike.splice(Math.max(0, same), 1);
    return "known";
  }

  /** What was told before and has not been asked for. */
  *gone(): Generator<EarlierFinding> {
    for (const alike of this.#left.values()) yield* alike;
  }
}

function recordIn(line: string): EarlierFinding | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as EarlierFinding) : undefined;
  } catch {
    return undefined;
  }
}
