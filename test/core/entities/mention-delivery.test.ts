import { deepEqual, equal, rejects } from "node:assert/strict";
import { isWorthDelivering, MentionDelivery, type SoughtNames } from "../../../src/core/entities/mention-delivery.ts";
import { mentionIndexOf } from "../../../src/core/entities/mention-index.ts";
import { type MentionOrder, MentionWork } from "../../../src/core/entities/mention-work.ts";
import { hasMentions } from "../../../src/core/entities/mentions.ts";
import type { Corpus } from "../../../src/core/syntax/nodes.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { shippedLists, shippedRecogniser } from "./recogniser/word-lists.ts";
import { catalogueOf } from "./told.ts";

const catalogue = catalogueOf("{ id: na, name: Li Na, type: person }");
const names: SoughtNames = { catalogue, recogniser: shippedRecogniser, lists: shippedLists };

/** Some batches long. */
function newCorpus(): Corpus {
  const block = (nth: number): string => `<<<FILE d${nth}\nLi Na met Anna Dvorak.\n${"x ".repeat(10_000)}\nEND>>>\n`;
  return parseText(Array.from({ length: 24 }, (_, nth) => block(nth)).join(""));
}

function counted(corpus: Corpus): unknown {
  return mentionIndexOf(corpus, catalogue, shippedRecogniser).entities();
}

function known(corpus: Corpus): number {
  return [...blocksOf(corpus)].filter((block) => hasMentions(block, catalogue, shippedRecogniser)).length;
}

/** Somebody elsewhere, who is gone after so many batches. */
function elsewhere(delivery: MentionDelivery, most = Number.POSITIVE_INFINITY, isSilent = false) {
  const work = new MentionWork();
  let batches = 0;
  return {
    rest: () => Promise.resolve(),
    isWanted: () => true,
    post(order: MentionOrder): void {
      if (order.kind === "blocks" && ++batches > most) {
        if (isSilent) queueMicrotask(() => delivery.failed(new Error("It ended with 1.")));
        else throw new Error("Nobody is there.");
        return;
      }
      const answer = work.take(structuredClone(order));
      if (answer) queueMicrotask(() => delivery.answered(structuredClone(answer)));
    },
  };
}

describe("a corpus that is looked through elsewhere", () => {
  const here = counted(newCorpus());

  it("mentions whom it mentions here", async () => {
    const corpus = newCorpus();
    const delivery = new MentionDelivery();
    await delivery.deliver(corpus, names, elsewhere(delivery));
    equal(known(corpus), 24);
    deepEqual(counted(corpus), here);
  });

  it("keeps what came before somebody died, and the rest is found here", async () => {
    const corpus = newCorpus();
    const delivery = new MentionDelivery();
    await rejects(delivery.deliver(corpus, names, elsewhere(delivery, 3, true)), /It ended with 1/);
    equal(known(corpus) > 0 && known(corpus) < 24, true);
    deepEqual(counted(corpus), here);
  });

  it("is found here where nobody can be told", async () => {
    const corpus = newCorpus();
    const delivery = new MentionDelivery();
    await rejects(delivery.deliver(corpus, names, elsewhere(delivery, 0)), /Nobody is there/);
    equal(known(corpus), 0);
    deepEqual(counted(corpus), here);
    await delivery.deliver(newCorpus(), names, elsewhere(delivery));
  });

  it("is no longer sent when nobody wants it", async () => {
    const corpus = newCorpus();
    const delivery = new MentionDelivery();
    let asked = 0;
    await delivery.deliver(corpus, names, { ...elsewhere(delivery), isWanted: () => ++asked < 3 });
    equal(known(corpus) < 24, true);
  });

  it("is so only where it is long or has many documents", () => {
    equal(isWorthDelivering(newCorpus(), names), true);
    equal(isWorthDelivering(parseText("<<<FILE a\nLi Na.\nEND>>>\n"), names), false);
    equal(isWorthDelivering(parseText("<<<FILE a\nLi Na.\nEND>>>\n".repeat(400)), names), true);
    equal(isWorthDelivering(parseText(`<<<FILE a\n${"Li Na. ".repeat(60_000)}\nEND>>>\n`), names), true);
  });
});
