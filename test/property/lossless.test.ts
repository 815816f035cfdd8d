import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseText } from "../../src/core/syntax/parse.ts";
import { LineIndex } from "../../src/core/text.ts";
import { projectRoot } from "../support/project-root.ts";
import { shownSafely } from "./minimise.ts";
import { brokenPromise, disagreement } from "./reading.ts";
import { TIMEOUT_MS } from "./runs.ts";

/** Every so many truncations both parsers are compared. */
const NAIVE_EVERY = 97;
const folder = join(projectRoot, "seeds");

describe("a seed cut off anywhere", () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".corpus"))) {
    const text = readFileSync(join(folder, file), "utf8");

    it(`${file} is still read, and its parts joined are the text`, () => eachPrefix(text)).timeout(TIMEOUT_MS);

    it(`${file} with CRLF too`, () => eachPrefix(text.replaceAll("\n", "\r\n"))).timeout(TIMEOUT_MS);
  }
});

function eachPrefix(text: string): void {
  for (let length = 0; length <= text.length; length++) {
    const prefix = text.slice(0, length);
    const failure =
      brokenPromise(prefix) ?? offsetTrouble(prefix) ?? (length % NAIVE_EVERY ? undefined : disagreement(prefix));
    if (failure) assert.fail(`cut after ${length} (${shownSafely(prefix.slice(-40))}): ${failure}`);
  }
}

/** Whether the parts, cut out of the text as it is with its own line ends, are the text. */
function offsetTrouble(text: string): string | undefined {
  const index = LineIndex.of(text);
  let joined = "";
  for (const { start, end } of parseText(text).parts) joined += text.slice(index.offsetAt(start), index.offsetAt(end));
  return joined === text ? undefined : "the stretches of the parts are not the text";
}
