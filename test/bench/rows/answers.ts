import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openSession, type Session } from "../../support/driver.ts";
import { type Figure, single } from "../figure.ts";
import { describeRecipe, generate, recipe, toCorpus } from "../generate.ts";
import type { Row } from "../row.ts";

/** Megabytes: corpora of about one, no two alike, opened one after the other. */
const SIZES = [1, 1.01, 1.02, 1.03] as const;
/** How long a person looks before the next file is opened, in milliseconds. */
const LOOKS_MS = 3_000;
/** How long an answer may take, in milliseconds. */
const LIMIT = 50;
/** As `guarded` names them. */
const ANSWERS = ["outline", "hover", "quick fixes"] as const;
/** A name that every one of the corpora has among its first lines. */
const NAME = "Seoul";
const ORDINALS = ["first", "second", "third", "fourth"] as const;

/** How long the providers take on a megabyte, waiting for the extension's other work included. */
export const answers: Row = {
  name: "answers",
  title: "Answers of the providers on a megabyte, in a real VS Code",
  note: "From the call to the answer within the extension host, whose other work (checks, names) is waited for; four corpora opened three seconds after each other in a new process.",

  async *run() {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-bench-answers-"));
    const names: (readonly [line: number, column: number])[] = [];
    for (const [at, megabytes] of SIZES.entries()) {
      const documents = generate(recipe(megabytes, { documentBytes: 1_000 }));
      const text = toCorpus(documents);
      fs.writeFileSync(path.join(folder, `${ORDINALS[at]}.corpus`), text);
      names.push(placeOf(NAME, text));
    }
    const session = await openSession({ workspace: folder, traced: true });
    try {
      for (const [at, ordinal] of ORDINALS.entries()) yield* figures(session, ordinal, names[at]!);
    } finally {
      await session.close();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function* figures(
  session: Session,
  ordinal: string,
  name: readonly [line: number, column: number],
): AsyncGenerator<Figure> {
  const input = describeRecipe(recipe(1, { documentBytes: 1_000 }));
  const before = new Map(ANSWERS.map((where) => [where, session.answerTimes(where).length]));
  await session.open(`${ordinal}.corpus`);
  await session.outline({ min: 3 });
  await session.hover(...name);
  await session.closeHover();
  await session.cursor(...name);
  await sleep(LOOKS_MS);
  for (const where of ANSWERS) {
    const times = session.answerTimes(where).slice(before.get(where));
    if (times.length === 0) throw new Error(`Nobody asked for "${where}", or the log tells nothing of it.`);
    yield single(input, `${where}, the longest of ${times.length}, ${ordinal} corpus`, Math.max(...times), "ms", LIMIT);
  }
}

/** Where a word stands for the first time; line and column from 1. */
function placeOf(word: string, text: string): readonly [line: number, column: number] {
  const before = text.slice(0, text.indexOf(word)).split("\n");
  return [before.length, before.at(-1)!.length + 2];
}
