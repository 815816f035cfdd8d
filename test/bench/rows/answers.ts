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
/** Line and column of a word in the first document. */
const NAME = [6, 28] as const;
const ORDINALS = ["first", "second", "third", "fourth"] as const;

/** How long the providers take on a megabyte, waiting for the extension's other work included. */
export const answers: Row = {
  name: "answers",
  title: "Answers of the providers on a megabyte, in a real VS Code",
  note: "From the call to the answer within the extension host, whose other work (checks, names) is waited for; four corpora opened three seconds after each other in a new process.",

  async *run() {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-bench-answers-"));
    for (const [at, megabytes] of SIZES.entries()) {
      const documents = generate(recipe(megabytes, { documentBytes: 1_000 }));
      fs.writeFileSync(path.join(folder, `${ORDINALS[at]}.corpus`), toCorpus(documents));
    }
    const session = await openSession({ workspace: folder, traced: true });
    try {
      for (const ordinal of ORDINALS) yield* figures(session, ordinal);
    } finally {
      await session.close();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function* figures(session: Session, ordinal: string): AsyncGenerator<Figure> {
  const input = describeRecipe(recipe(1, { documentBytes: 1_000 }));
  const before = new Map(ANSWERS.map((where) => [where, session.answerTimes(where).length]));
  await session.open(`${ordinal}.corpus`);
  await session.outline({ min: 3 });
  await session.hover(...NAME);
  await session.closeHover();
  await session.cursor(...NAME);
  await sleep(LOOKS_MS);
  for (const where of ANSWERS) {
    const times = session.answerTimes(where).slice(before.get(where));
    yield single(input, `${where}, the longest of ${times.length}, ${ordinal} corpus`, Math.max(...times), "ms", LIMIT);
  }
}
