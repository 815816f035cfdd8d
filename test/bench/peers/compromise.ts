import type { FoundName } from "../span-scores.ts";

interface Match {
  readonly text: string;
  readonly offset: { readonly start: number; readonly length: number };
}

interface View {
  json(options: object): readonly Match[];
}

interface Document {
  people(): View;
  places(): View;
  organizations(): View;
}

/** Answers what gives the names that compromise finds; titles and marks at their ends are left out, as the gold leaves them. */
export function compromisePeer(require: NodeJS.Require): (text: string) => readonly FoundName[] {
  const nlp: (text: string) => Document = require("compromise");
  return (text) => {
    const document = nlp(text);
    const of = (view: View, type: FoundName["type"]): readonly FoundName[] =>
      view.json({ offset: true, terms: false }).flatMap(({ offset }) => trimmed(text, offset, type));
    return [...of(document.people(), "PER"), ...of(document.places(), "LOC"), ...of(document.organizations(), "ORG")];
  };
}

function trimmed(text: string, { start, length }: Match["offset"], type: FoundName["type"]): readonly FoundName[] {
  const written = text.slice(start, start + length);
  const head = /^[^\p{L}\p{N}]*(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|President|Minister|King|Queen|Pope|General)\.? )*/u.exec(
    written,
  )![0].length;
  const tail = /(?:['’]s)?[^\p{L}\p{N}]*$/u.exec(written)![0].length;
  return head + tail >= length ? [] : [{ start: start + head, end: start + length - tail, type }];
}
