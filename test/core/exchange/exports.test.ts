import assert from "node:assert/strict";
import { mergeCatalogues } from "../../../src/core/entities/catalogue.ts";
import { readCatalogue } from "../../../src/core/entities/catalogue-yaml.ts";
import type { Mention } from "../../../src/core/entities/mention.ts";
import { mentionIndexOf } from "../../../src/core/entities/mention-index.ts";
import type { Recogniser } from "../../../src/core/entities/mentions.ts";
import { bratAnnotations, bratName } from "../../../src/core/exchange/brat.ts";
import { documentMatrix, entityTable, pairTable } from "../../../src/core/exchange/entity-tables.ts";
import { jsonOf, MENTION_HEAD, mentionRecords, rowOf } from "../../../src/core/exchange/mention-records.ts";
import { patternsOf } from "../../../src/core/exchange/patterns.ts";
import { inOneStep } from "../../../src/core/in-steps.ts";
import { contentOf } from "../../../src/core/syntax/content.ts";
import { cutBlock } from "../../../src/core/syntax/cut.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";

const CATALOGUE = `types: [person, ship class]
entities:
  - { id: ann, name: Ann Lee, type: person, family-name: Lee, wikidata: Q7, description: "Miller, since May.",
      aliases: [李安, { text: Annie, when: introduced }] }
  - { id: ray, name: "@ray", type: person }
  - { id: mill, name: Old Mill, type: ship class }
  - { id: thing, name: Odd Thing }
`;
const catalogue = mergeCatalogues([readCatalogue(CATALOGUE, "test")]);

/** Knows Zara Quill, in any document, and that the text calls her a pilot. */
const recogniser: Recogniser = ({ block, known }) => {
  const recognised = {
    id: "~zara quill",
    name: "Zara Quill",
    type: "person",
    reasons: [],
    descriptors: ["Pilot"],
  } as const;
  const places = [...block.text.matchAll(/Zara Quill/g)].map(({ index }) => ({ start: index, end: index + 10 }));
  const free = places.filter(({ start }) => !known.some(({ span }) => span.start === start));
  const said = { kind: "recognised", entities: [recognised.id], namesakes: [], why: "", recognised } as const;
  return inOneStep(free.map((span): Mention => ({ span, text: "Zara Quill", ...said })));
};

const corpus = parseText(
  [
    "<<<FILE one.txt eol=crlf",
    "\\<<<FILE 😀",
    "Ann Lee saw the Old",
    "Mill. Ms Lee knows Zara Quill.",
    "END>>>",
    '<<<FILE "two,b.md"',
    "Ask Mr Kim. 李安 and @ray saw the Old Mill, and Zara Quill.",
    "",
    "The Odd Thing of Ann Lee.",
    "END>>>",
    "<<<FILE three.txt",
    "Nobody.",
    "END>>>",
    "",
  ].join("\n"),
);
const indexed = [{ source: "a.corpus", catalogue, index: mentionIndexOf(corpus, catalogue, recogniser) }];
const blocks = [...blocksOf(corpus)];

function joined(lines: Iterable<string>): string {
  return [...lines].join("");
}

describe("exports", () => {
  it("write mentions as a table", () => {
    const rows = [...mentionRecords("a.corpus", corpus, catalogue, recogniser)].map((record) => rowOf(record));
    assert.equal(
      MENTION_HEAD + joined(rows),
      `path,document,entity,name,kind,how,text,start,end
a.corpus,one.txt,ann,Ann Lee,person,catalogue,Ann Lee,11,18
a.corpus,one.txt,mill,Old Mill,ship class,catalogue,"Old
Mill",27,36
a.corpus,one.txt,ann,Ann Lee,person,short-form,Ms Lee,38,44
a.corpus,one.txt,~zara quill,Zara Quill,person,recognised,Zara Quill,51,61
a.corpus,"two,b.md",,,,unresolved,Mr Kim,4,10
a.corpus,"two,b.md",ann,Ann Lee,person,catalogue,李安,12,14
a.corpus,"two,b.md",ray,'@ray,person,catalogue,'@ray,19,23
a.corpus,"two,b.md",mill,Old Mill,ship class,catalogue,Old Mill,32,40
a.corpus,"two,b.md",~zara quill,Zara Quill,person,recognised,Zara Quill,46,56
a.corpus,"two,b.md",thing,Odd Thing,,catalogue,Odd Thing,63,72
a.corpus,"two,b.md",ann,Ann Lee,person,catalogue,Ann Lee,76,83
`,
    );
  });

  it("write mentions as the contract's objects, texts as they are", () => {
    const records = [...mentionRecords("a.corpus", corpus, catalogue)];
    assert.deepEqual(jsonOf(records.find(({ text }) => text === "@ray")!), {
      type: "mention",
      schema: 1,
      path: "a.corpus",
      document: "two,b.md",
      entity: "ray",
      name: "@ray",
      kind: "person",
      text: "@ray",
      start: 19,
      end: 23,
      how: "catalogue",
    });
  });

  it("write everybody who is mentioned", () => {
    assert.equal(
      joined(entityTable(indexed)),
      `entity,name,kind,how,mentions,documents,forms,wikidata,description
ann,Ann Lee,person,catalogue,4,2,Ann Lee; Ms Lee; 李安,Q7,"Miller, since May."
mill,Old Mill,ship class,catalogue,2,2,Old Mill,,
~zara quill,Zara Quill,person,recognised,2,2,Zara Quill,,Pilot
ray,'@ray,person,catalogue,1,1,'@ray,,
thing,Odd Thing,,catalogue,1,1,Odd Thing,,
`,
    );
  });

  it("write documents by entities", () => {
    assert.equal(
      joined(documentMatrix(indexed)),
      `path,document,ann,mill,~zara quill,ray,thing
a.corpus,one.txt,2,1,1,0,0
a.corpus,"two,b.md",2,1,1,1,1
a.corpus,three.txt,0,0,0,0,0
`,
    );
  });

  it("write who goes with whom as edges, each once", () => {
    assert.equal(
      joined(pairTable(indexed)),
      `source,target,weight,documents,source_name,target_name
ann,mill,2,2,Ann Lee,Old Mill
ann,~zara quill,2,2,Ann Lee,Zara Quill
mill,~zara quill,2,2,Old Mill,Zara Quill
ann,ray,1,1,Ann Lee,'@ray
ann,thing,1,1,Ann Lee,Odd Thing
mill,ray,1,1,Old Mill,'@ray
ray,~zara quill,1,1,'@ray,Zara Quill
`,
    );
  });

  it("write patterns for what holds everywhere, and has a type", () => {
    assert.deepEqual(
      [...patternsOf(indexed)],
      [
        { label: "PERSON", pattern: "Ann Lee", id: "ann" },
        { label: "PERSON", pattern: "李安", id: "ann" },
        { label: "PERSON", pattern: "@ray", id: "ray" },
        { label: "SHIP_CLASS", pattern: "Old Mill", id: "mill" },
        { label: "PERSON", pattern: "Zara Quill" },
      ],
    );
  });

  it("write brat's annotations, which fit the text as it is unpacked", () => {
    const [one, two, three] = blocks.map((block) => bratAnnotations(corpus, block, catalogue, recogniser));
    assert.equal(
      one,
      `T1\tperson 11 18\tAnn Lee
N1\tReference T1 Wikidata:Q7\tAnn Lee
#1\tAnnotatorNotes T1\tann: Ann Lee
T2\tship_class 27 30;32 36\tOld Mill
#2\tAnnotatorNotes T2\tmill: Old Mill
T3\tperson 38 44\tMs Lee
N3\tReference T3 Wikidata:Q7\tAnn Lee
#3\tAnnotatorNotes T3\tann: Ann Lee
T4\tperson 51 61\tZara Quill
#4\tAnnotatorNotes T4\t~zara quill: Zara Quill
`,
    );
    assert.match(two!, /^T1\tunresolved 4 10\tMr Kim\n#1\tAnnotatorNotes T1\t"Mr Kim" is not introduced/);
    assert.equal(three, "");
    for (const [n, annotations] of [one, two].entries()) {
      const content = contentOf(cutBlock(corpus, blocks[n]!));
      const points = content.kind === "text" ? [...content.text] : [];
      for (const [, places, text] of annotations!.matchAll(/^T\d+\t\S+ ([\d ;]+)\t(.*)$/gm)) {
        const cut = places!.split(";").map((place) => points.slice(...place.split(" ").map(Number)).join(""));
        assert.equal(cut.join(" "), text);
      }
    }
    assert.deepEqual(["a.txt", "b.md", "c/d.TXT"].map(bratName), ["a.ann", "b.md.ann", "c/d.ann"]);
  });
});
