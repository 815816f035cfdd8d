import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";
import { codeOf } from "./file-error.ts";

/**
 * The calls by which we read and write: whoever gives others can make the disk fail, or the process die, at any of them.
 *
 * Synchronous, because a call that waits for a thread costs several times what the disk does.
 */
export type DiskCalls = Pick<
  typeof fs,
  | "openSync"
  | "readSync"
  | "writeSync"
  | "fsyncSync"
  | "closeSync"
  | "fstatSync"
  | "fchmodSync"
  | "fchownSync"
  | "lstatSync"
  | "statSync"
  | "realpathSync"
  | "readdirSync"
  | "mkdirSync"
  | "rmdirSync"
  | "renameSync"
  | "unlinkSync"
> & {
  /** Makes all that was written to the disk that holds `path` last; answers whether the system can do that at once. */
  syncDisk(path: string): boolean;
  /** Begins the same, where that can go on beside other work: there is then less left for {@link syncDisk}. */
  beginSyncDisk(path: string): void;
};

/** The system's own. */
export const SYSTEM_CALLS: DiskCalls = { ...fs, syncDisk, beginSyncDisk };

/** How something temporary goes: with all that is in it, or only when nothing is. */
export type Removal = "whole" | "if-empty";

/** A disk, and what is on it only as long as we work: a run that is broken off leaves nothing of its own behind. */
export class Disk {
  readonly calls: DiskCalls;
  readonly #temporaries = new Map<string, Removal>();

  constructor(calls: DiskCalls = SYSTEM_CALLS) {
    this.calls = calls;
  }

  /** Remembers a file or folder of ours that must not stay. */
  holdTemporary(path: string, removal: Removal = "whole"): void {
    this.#temporaries.set(path, removal);
  }

  /** It is gone, or has become what it was made for. */
  releaseTemporary(path: string): void {
    this.#temporaries.delete(path);
  }

  /** Takes away whatever is temporary, as well as it can: for the end of a run, whatever brought it about. */
  abandon(): void {
    for (const path of [...this.#temporaries.keys()].reverse()) this.abandonOne(path);
  }

  /** Takes one of them away, as well as it can: the reason why is told elsewhere. */
  abandonOne(path: string): void {
    const removal = this.#temporaries.get(path);
    if (removal === undefined) return;
    try {
      if (removal === "whole") this.remove(path);
      else this.calls.rmdirSync(path);
    } catch (error) {
      // Tried again at the end, unless it is gone, or has come to hold something.
      if (codeOf(error) !== "ENOENT" && codeOf(error) !== "ENOTEMPTY") return;
    }
    this.#temporaries.delete(path);
  }

  /** Closes what nothing was written to that matters: that it cannot be closed changes nothing. */
  letGo(handle: number): void {
    try {
      this.calls.closeSync(handle);
    } catch {
      // The system closes it with the process.
    }
  }

  /** Takes away a file, or a folder with what is in it. Links are not followed. */
  remove(path: string): void {
    const { calls } = this;
    if (!calls.lstatSync(path).isDirectory()) {
      calls.unlinkSync(path);
      return;
    }
    for (const name of calls.readdirSync(path)) this.remove(join(path, name));
    calls.rmdirSync(path);
  }
}

/** A hundred thousand files synced one by one take ten times as long as writing them; `sync -f` of Linux does it once. */
function syncDisk(path: string): boolean {
  return process.platform === "linux" && spawnSync("sync", ["-f", path], { stdio: "ignore" }).status === 0;
}

function beginSyncDisk(path: string): void {
  if (process.platform !== "linux") return;
  // Whether it goes well is for the one to say that comes at the end.
  spawn("sync", ["-f", path], { stdio: "ignore" })
    .on("error", () => undefined)
    .unref();
}
