import fs from "node:fs";
import { SourceMap } from "node:module";
import path from "node:path";
import { projectRoot } from "./project-root.ts";
import { type Outcome, parseSuiteLine } from "./suite-protocol.ts";

/** The web worker's host wraps a module in a `new Function`, which puts two lines before it. */
const WORKER_EXTRA_LINES = 2;

/** What is told while a suite runs. */
export interface SuiteListener {
  /** A test failed; the moment for a screenshot. */
  onFailure?(title: string): void;
}

/** Reads the suite's lines out of VS Code's output, prints them for people and keeps what they say. */
export class SuiteOutput {
  /** Whether the suite was heard of. */
  started = false;
  end: Outcome | undefined;
  readonly #listener: SuiteListener;
  #sources: SourceMap | undefined;

  constructor(listener: SuiteListener = {}) {
    this.#listener = listener;
  }

  /** Takes a line of output and says whether it was the suite's. */
  read(text: string): "suite" | "other" {
    const line = parseSuiteLine(text);
    if (!line) return "other";
    if (line.kind === "start") this.started = true;
    if (line.kind === "end") this.end = line;
    if (line.kind === "failure") this.#listener.onFailure?.(line.title);
    if (line.kind === "text") this.#print(this.#withSources(line.text));
    return "suite";
  }

  #print(text: string): void {
    if (/^\s+at .*(node_modules\/mocha\/|node:internal\/)/.test(text)) return;
    process.stdout.write(`${text}\n`);
  }

  /** Replaces a place in the bundled suite by the place in the test file. */
  #withSources(text: string): string {
    return text.replace(/[^\s()]*suite\.js(#vscode-extension)?:(\d+):(\d+)/, (place, inWorker, line, column) => {
      const index = Number(line) - 1 - (inWorker ? WORKER_EXTRA_LINES : 0);
      const entry = this.#sourceMap()?.findEntry(index, Number(column) - 1);
      if (!entry || !("originalSource" in entry)) return place;
      const file = path.join("out", "vscode", entry.originalSource);
      return `${file}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    });
  }

  #sourceMap(): SourceMap | undefined {
    if (this.#sources) return this.#sources;
    const suite = fs.readFileSync(path.join(projectRoot, "out", "vscode", "suite.js"), "utf8");
    const encoded = /\/\/# sourceMappingURL=data:[^,]*;base64,([\w+/=]+)\s*$/.exec(suite)?.[1];
    if (!encoded) return undefined;
    this.#sources = new SourceMap(JSON.parse(Buffer.from(encoded, "base64").toString("utf8")));
    return this.#sources;
  }
}
