import { deepEqual } from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { beginning, type MentionAnswer, type MentionOrder, sentBlock } from "../src/core/entities/mention-work.ts";
import { mentionsOf } from "../src/core/entities/mentions.ts";
import { packedBlocks, unpackBlock } from "../src/core/entities/packed-mentions.ts";
import { recogniserOf } from "../src/core/entities/recogniser/recogniser.ts";
import { blocksIn, catalogueOf } from "./core/entities/told.ts";
import { projectRoot } from "./support/project-root.ts";

const BUNDLE = path.join(projectRoot, "dist", "mentions-worker.js");
const TEXT =
  "<<<FILE a\nFerry captain Anna Dvorak met Li Na in Oslo. Ms Dvorak left.\nEND>>>\n<<<FILE b\nOslo.\nEND>>>\n" +
  '<<<FILE c title="Li Na in Oslo" lang=en\nLi was there.\nEND>>>\n<<<FILE d encoding=base64\nLi Na\nEND>>>\n';

describe("the worker's bundle", () => {
  const lists = fs.readFileSync(path.join(projectRoot, "data", "names.txt"), "utf8");
  const catalogue = catalogueOf("{ id: na, name: Li Na, type: person }");
  const blocks = blocksIn(TEXT);
  const orders: readonly MentionOrder[] = [
    ...beginning(catalogue, lists),
    { kind: "blocks", number: 1, blocks: blocks.map(sentBlock) },
  ];
  const expected = blocks.map((block) => mentionsOf(block, catalogue, recogniserOf(lists)));

  it("answers in a thread of Node's", async () => {
    const thread = new Worker(BUNDLE);
    try {
      const answer = new Promise<MentionAnswer>((resolve, reject) => {
        thread.on("message", resolve);
        thread.on("error", reject);
      });
      for (const order of orders) thread.postMessage(order);
      deepEqual([...packedBlocks((await answer).packed)].map(unpackBlock), expected);
    } finally {
      await thread.terminate();
    }
  });

  it("answers in the scope of a web worker, which has nothing of Node's", () => {
    const answers: MentionAnswer[] = [];
    let listener: (event: { readonly data: MentionOrder }) => void = () => undefined;
    const scope = {
      postMessage: (answer: MentionAnswer) => answers.push(structuredClone(answer)),
      addEventListener: (_: string, one: typeof listener) => {
        listener = one;
      },
    };
    const hidden = ["process", "Buffer", "global", "require", "module", "exports"];
    new Function("globalThis", ...hidden, fs.readFileSync(BUNDLE, "utf8"))(scope);
    for (const order of orders) listener({ data: structuredClone(order) });
    deepEqual(
      answers.map(({ packed }) => [...packedBlocks(packed)].map(unpackBlock)),
      [expected],
    );
  });
});
