/** Something that finds dates. */
export interface DateFinder {
  readonly name: string;
  /** In UTF-16 code units. */
  readonly find: (text: string) => readonly { readonly start: number; readonly end: number }[];
}

interface Chrono {
  readonly casual: {
    parse(text: string, day: Date): readonly { readonly index: number; readonly text: string }[];
  };
}

/** chrono-node's English parser as it comes. */
export function chronoPeer(require: NodeJS.Require): DateFinder {
  const { casual }: Chrono = require("chrono-node");
  const day = new Date(2024, 5, 17);
  return {
    name: "chrono-node",
    find: (text) => casual.parse(text, day).map((one) => ({ start: one.index, end: one.index + one.text.length })),
  };
}

interface Wink {
  readonly its: { readonly type: unknown; readonly span: unknown; readonly precedingSpaces: unknown };
  readDoc(text: string): {
    tokens(): { out(its?: unknown): readonly string[] };
    entities(): {
      out(its: unknown): readonly (readonly [number, number])[] | readonly string[];
    };
  };
}

/** wink-nlp with its small English model: entities of type DATE. */
export function winkPeer(require: NodeJS.Require): DateFinder {
  const nlp: Wink = require("wink-nlp")(require("wink-eng-lite-web-model"));
  const { its } = nlp;
  return {
    name: "wink-nlp",
    find: (text) => {
      const document = nlp.readDoc(text);
      const types = document.entities().out(its.type) as readonly string[];
      const spans = document.entities().out(its.span) as readonly (readonly [number, number])[];
      if (types.length === 0) return [];
      const tokens = document.tokens().out();
      const spaces = document.tokens().out(its.precedingSpaces);
      const starts: number[] = [];
      let at = 0;
      for (const [index, token] of tokens.entries()) {
        at += spaces[index]!.length;
        starts.push(at);
        at += token.length;
      }
      return spans.flatMap(([first, last], index) =>
        types[index] === "DATE" ? [{ start: starts[first]!, end: starts[last]! + tokens[last]!.length }] : [],
      );
    },
  };
}
