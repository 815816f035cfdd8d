import { headerOf } from "../syntax/cut.ts";
import type { Corpus, Part } from "../syntax/nodes.ts";
import type { Range, Span } from "../text.ts";
import { PartPlaces } from "./part-places.ts";
import { PlainDiagnostic, PlainEdit, PlainFix } from "./plain-data.ts";
import type {
  Diagnostic,
  DiagnosticFix,
  Finding,
  Fix,
  FixEdit,
  Related,
  RelatedPlace,
  Rule,
  Severity,
} from "./rule.ts";

const NOTHING: readonly [] = [];
/** Parts whose lines are kept counted at a time because findings in others point to them. */
const COUNTED = 64;

/** A place in a part, and where it is in the corpus. */
interface KnownPlace {
  readonly span: Span;
  readonly range: Range;
}

/** Puts findings of one corpus into places. Good until it changes. */
export class FindingPlacer {
  readonly #corpus: Corpus;
  /** Of the part whose findings are placed now: they come part by part. */
  #own: PartPlaces | undefined;
  readonly #others = new Map<Part, PartPlaces>();

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  /** The finding with its severity decided and its places; without its fixes, where none may be offered. */
  worded(
    rule: Rule,
    part: Part,
    { span, message, related, fixes }: Finding,
    severity: Severity,
    offersFixes: boolean,
  ): Diagnostic {
    const offered = offersFixes ? (fixes ?? NOTHING) : NOTHING;
    const places = this.#placesIn(part);
    const range = places.range(span);
    return new PlainDiagnostic({
      rule: rule.id,
      severity,
      range,
      message,
      document: part.kind === "block" ? headerOf(this.#corpus, part).name : undefined,
      related: related?.map((place) => this.#related(place, part)) ?? NOTHING,
      fixes: offered.length === 0 ? NOTHING : offered.map((fix) => this.placed(fix, part, { span, range })),
      anchor: places.start,
    });
  }

  /** The fix of a finding of that part with its places, where one place in the part is `known` already. */
  placed({ title, safety, edits }: Fix, part: Part, known?: KnownPlace): DiagnosticFix {
    const rangeOf = (edit: FixEdit): Range =>
      // Most fixes edit what is underlined.
      known && !edit.part && edit.span.start === known.span.start && edit.span.end === known.span.end
        ? known.range
        : this.#rangeOf(edit, part);
    return new PlainFix({ title, safety, edits: edits.map((edit) => new PlainEdit(rangeOf(edit), edit.newText)) });
  }

  #related(place: Related, part: Part): RelatedPlace {
    return "range" in place ? place : { range: this.#rangeOf(place, part), message: place.message };
  }

  #rangeOf(place: { readonly part?: Part; readonly span: Span }, own: Part): Range {
    const { part = own } = place;
    return (part === own ? this.#placesIn(part) : this.#placesElsewhere(part)).range(place.span);
  }

  #placesIn(part: Part): PartPlaces {
    if (this.#own?.part !== part) this.#own = new PartPlaces(this.#corpus, part);
    return this.#own;
  }

  #placesElsewhere(part: Part): PartPlaces {
    let places = this.#others.get(part);
    if (!places) {
      if (this.#others.size >= COUNTED) this.#others.clear();
      places = new PartPlaces(this.#corpus, part);
      this.#others.set(part, places);
    }
    return places;
  }
}
