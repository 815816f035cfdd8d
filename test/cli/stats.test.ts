import { deepEqual, equal } from "node:assert/strict";
import { runInMemory } from "./in-memory.ts";

const CORPUS = `<<<FILE a.txt lang=en source=Gazette date=2024-06-17
The ferry sailed at noon.
END>>>
<<<FILE b.md lang=en source=Gazette date=2023-01-02 sha256=00
# Two words
END>>>
<<<FILE c.txt lang=ko truncated=yes
배가 떠났다
END>>>
<<<FILE d.png encoding=base64
AAEC
END>>>
`;

describe("corpus stats", () => {
  it("counts documents and words, and what documents say of themselves", async () => {
    const { status, stdout, stderr } = await runInMemory(["stats", "-"], { stdin: CORPUS });
    deepEqual({ status, stderr }, { status: 0, stderr: "" });
    equal(
      stdout,
      `files      1
documents  4
words      9 (median 2, 2 to 5 in a document)
sealed     1
truncated  1
bytes      1
languages  en 2, ko 1
sources    Gazette 2
kinds      text 2, bytes 1, markdown 1
years      2023 1, 2024 1
`,
    );
  });

  it("writes one object for programs", async () => {
    const { stdout } = await runInMemory(["stats", "-", "--format", "json"], { stdin: CORPUS });
    deepEqual(JSON.parse(stdout), {
      type: "stats",
      schema: 1,
      files: 1,
      documents: 4,
      words: { total: 9, median: 2, least: 2, most: 5 },
      sealed: 1,
      truncated: 1,
      binary: 1,
      languages: { en: 2, ko: 1 },
      sources: { Gazette: 2 },
      kinds: { text: 2, bytes: 1, markdown: 1 },
      years: { "2023": 1, "2024": 1 },
    });
  });

  it("has something to say of nothing", async () => {
    const { status, stdout } = await runInMemory(["stats", "-"], { stdin: "" });
    equal(status, 0);
    equal(stdout, "files      1\ndocuments  0\nwords      0 (median 0, 0 to 0 in a document)\n");
  });
});
