import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { findOnPath } from "../../support/find-program.ts";
import type { SampleDocument } from "../generate.ts";

const MAIN = `package main

import (
	"bufio"
	"fmt"
	"os"
	"time"

	"bench/txtar"
)

// Answers each line of its input with the nanoseconds that one reading of the file took, and how many files it saw.
func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	for input := bufio.NewScanner(os.Stdin); input.Scan(); {
		start := time.Now()
		archive := txtar.Parse(text)
		fmt.Println(time.Since(start).Nanoseconds(), len(archive.Files))
	}
}
`;

/** The documents as Go's txtar has them. */
export function toTxtar(documents: readonly SampleDocument[]): string {
  return documents.map(({ name, body }) => `-- ${name} --\n${body}`).join("");
}

/**
 * Builds a program around the txtar reader that comes with the Go on the PATH, in `folder`; without one, says why not.
 *
 * Go's own copy of it is taken from Go's source, so nothing is downloaded.
 */
export function buildTxtar(folder: string): { readonly program: string } | { readonly reason: string } {
  const go = findOnPath("go", "go.exe");
  if (!go) return { reason: "no Go on the PATH" };
  try {
    const root = execFileSync(go, ["env", "GOROOT"], { encoding: "utf8" }).trim();
    fs.mkdirSync(path.join(folder, "txtar"));
    fs.copyFileSync(path.join(root, "src/internal/txtar/archive.go"), path.join(folder, "txtar", "archive.go"));
    fs.writeFileSync(path.join(folder, "main.go"), MAIN);
    fs.writeFileSync(path.join(folder, "go.mod"), "module bench\n\ngo 1.18\n");
    const program = path.join(folder, "read-txtar");
    execFileSync(go, ["build", "-o", program, "."], { cwd: folder, env: { ...process.env, GOFLAGS: "-mod=mod" } });
    return { program };
  } catch (error) {
    return { reason: `Go could not build its txtar reader: ${String(error).split("\n")[0]}` };
  }
}

/** A reader in a process of its own that reads one file as often as it is asked to. */
export class TxtarReader {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;

  constructor(program: string, file: string) {
    this.#child = spawn(program, [file]);
    this.#lines = readline.createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** Milliseconds of one reading by the reader's own clock, and the number of documents. */
  async read(): Promise<{ readonly milliseconds: number; readonly documents: number }> {
    this.#child.stdin.write("\n");
    const { value, done } = await this.#lines.next();
    if (done) throw new Error("The txtar reader ended.");
    const [nanoseconds = 0, documents = 0] = String(value).split(" ").map(Number);
    return { milliseconds: nanoseconds / 1e6, documents };
  }

  end(): void {
    this.#child.stdin.end();
  }
}
