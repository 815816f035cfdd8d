import fs from "node:fs";
import { Disk, type DiskCalls } from "../../src/files/disk.ts";

/** The calls that count: those that change something, or that open and look. */
const COUNTED: ReadonlySet<string> = new Set([
  "openSync",
  "readSync",
  "writeSync",
  "fsyncSync",
  "closeSync",
  "fstatSync",
  "fchmodSync",
  "fchownSync",
  "lstatSync",
  "statSync",
  "realpathSync",
  "readdirSync",
  "mkdirSync",
  "rmdirSync",
  "renameSync",
  "unlinkSync",
  "syncDisk",
]);

/** A disk on which something happens before its n-th call, counted from 1; and how many calls there were. */
export interface CountingDisk {
  readonly disk: Disk;
  readonly count: () => number;
}

/** A disk whose n-th call does `instead` first. No call is left out: what `instead` does not prevent happens. */
export function countingDisk(n: number, instead: (call: string) => void): CountingDisk {
  return watchedDisk((count, call) => {
    if (count === n) instead(call);
  });
}

/** A disk before each of whose calls, counted from 1, something is done. */
export function watchedDisk(before: (count: number, call: string) => void): CountingDisk {
  let count = 0;
  const real: DiskCalls = { ...fs, syncDisk: (): boolean => true, beginSyncDisk: () => undefined };
  const counted = Object.fromEntries(
    Object.entries(real).map(([name, call]) => {
      if (!COUNTED.has(name)) return [name, call];
      return [
        name,
        (...args: unknown[]): unknown => {
          before(++count, name);
          return (call as (...all: unknown[]) => unknown)(...args);
        },
      ];
    }),
  );
  return { disk: new Disk(counted as unknown as DiskCalls), count: () => count };
}

/** A disk whose n-th call fails as the system has it fail. A file that could not be closed is closed all the same. */
export function failingDisk(n: number, code: string): CountingDisk {
  return countingDisk(n, (call) => {
    throw Object.assign(new Error(`${code}: made to fail, ${call}`), { code, syscall: call });
  });
}
