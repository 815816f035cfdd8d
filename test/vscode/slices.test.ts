import { inSlices, type Urgency } from "../../src/vscode/slices.ts";
import { deepEqual, equal, ok } from "../support/expect.ts";

const NEVER = { isCancellationRequested: false };
/** Longer than a slice of any urgency, in milliseconds: every step is a turn of its own. */
const STEP = 41;

describe("work in slices", () => {
  it("is done at once where it is short", async () => {
    const told: string[] = [];
    const done = inSlices(work("a", 1, told, 0), NEVER);
    deepEqual(told, ["a"]);
    equal(await done, "a done");
  });

  it("goes on in turns with other work of the same urgency", async () => {
    equal(
      await order([
        ["a", "idle", 3],
        ["b", "idle", 3],
      ]),
      "a b a b a b",
    );
  });

  it("that is awaited overtakes what nobody waits for, and does not stop it", async () => {
    const told = await order([
      ["idle", "idle", 4],
      ["now", "awaited", 8],
    ]);
    const before = told.split(" ").slice(0, 11);
    equal(before.filter((name) => name === "now").length, 8, told);
    ok(before.filter((name) => name === "idle").length >= 2, told);
  });

  it("that starts while something more urgent waits comes behind it", async () => {
    const told = await order([
      ["now", "awaited", 2],
      ["soon", "ahead", 1],
    ]);
    ok(/^now (now )?soon/.test(told), told);
  });

  it("is cancelled between two slices", async () => {
    const told: string[] = [];
    const cancelled = { isCancellationRequested: false };
    const done = inSlices(work("a", 3, told, STEP), cancelled);
    cancelled.isCancellationRequested = true;
    equal(await done, undefined);
    deepEqual(told, ["a"]);
  });

  it("that fails says so to whoever asked, and holds up nobody else", async () => {
    const told: string[] = [];
    const failing = inSlices(failingAfter(STEP), NEVER);
    const other = inSlices(work("b", 2, told, STEP), NEVER);
    equal(await failing.catch(({ message }: Error) => message), "as it must");
    equal(await other, "b done");
  });
});

async function order(jobs: readonly (readonly [name: string, urgency: Urgency, steps: number])[]): Promise<string> {
  const told: string[] = [];
  await Promise.all(jobs.map(([name, urgency, steps]) => inSlices(work(name, steps, told, STEP), NEVER, urgency)));
  return told.join(" ");
}

function* work(name: string, steps: number, told: string[], milliseconds: number): Generator<void, string> {
  for (let step = 0; step < steps; step++) {
    told.push(name);
    spin(milliseconds);
    if (step < steps - 1) yield;
  }
  return `${name} done`;
}

function* failingAfter(milliseconds: number): Generator<void, never> {
  spin(milliseconds);
  yield;
  throw new Error("as it must");
}

function spin(milliseconds: number): void {
  for (const end = Date.now() + milliseconds; Date.now() < end; );
}
