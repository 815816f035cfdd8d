import type { Decisions } from "../decisions/decisions.ts";
import type { Catalogue, CatalogueProblem } from "../entities/catalogue.ts";
import type { Block, BlockText, Corpus, GapText, Header, Part } from "../syntax/nodes.ts";
import type { LineEdit, Position, Range, Span, TextEdit } from "../text.ts";
import type { ByteFacts, ByteFinding } from "./byte-facts.ts";
import type { DirectiveEntry } from "./directives.ts";
import type { Shelf } from "./facts/shelf.ts";

/** How much a finding matters, worst first. */
export type Severity = "error" | "warning" | "info" | "hint";

/** A severity, or that the rule does not speak. */
export type Level = Severity | "off";

/** `safe` fixes may run in fix-all; `suggested` ones are chosen one by one. */
export type Safety = "safe" | "suggested";

/** Where something else stands that explains a finding. */
export type Related =
  | {
      /** The part that `span` is relative to; without it, the finding's own. */
      readonly part?: Part;
      readonly span: Span;
      readonly message: string;
    }
  | RelatedPlace;

/** The same with its place in a whole text: in the corpus, or in the catalogue that is called `source`. */
export interface RelatedPlace {
  readonly range: Range;
  readonly message: string;
  readonly source?: string;
}

/** One edit of a fix; its span is relative to `part`, or to the finding's own part. */
export interface FixEdit extends TextEdit {
  readonly part?: Part;
}

/** What may be done about a finding. `title` is an order without a full stop. */
export interface Fix {
  readonly title: string;
  readonly safety: Safety;
  readonly edits: readonly FixEdit[];
}

/** What a rule says about one place. The first fix is the preferred one. */
export interface Finding {
  /** What to underline, relative to the part: a name, not a block. */
  readonly span: Span;
  /** One sentence; names the culprit in quotes; ends with a full stop. */
  readonly message: string;
  /** Where this finding is less or more than the rule's usual severity. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

/** A finding of a rule that sees the whole file: says which part its span is relative to. */
export interface FileFinding extends Finding {
  readonly part: Part;
}

/** What the engine tells a rule besides the text. */
export interface Context {
  /** The pattern every name must match, if the user set one. */
  readonly namePattern?: TextPattern | undefined;
  /** Which lines, without the blanks around them, the user calls boilerplate besides those we know. */
  readonly boilerplate?: TextPattern | undefined;
  /** The user's own abbreviations, without the stop at their end. */
  readonly abbreviations?: readonly string[] | undefined;
  /** Names of agencies besides those we know, as the user wrote them. */
  readonly agencies?: readonly string[] | undefined;
  /** The day it is, in ISO 8601, as the shell says; without it nothing lies in the future. */
  readonly today?: string | undefined;
  /** What a paragraph may have, in UTF-16 code units; 1,500 when not told. */
  readonly longestParagraph?: number | undefined;
  /** Whether the file's bytes hold U+FFFD themselves; not known where nobody has looked at them. */
  readonly storedReplacements?: boolean | undefined;
}

/** What a text matches or does not, whatever was asked before. */
export interface TextPattern {
  /** As the user wrote it; two patterns of one source are the same. */
  readonly source: string;
  test(text: string): boolean;
}

/** What is known besides the text, for rules that see the whole file. */
export interface Known {
  /** Who is who; `undefined` where nobody says, or only a rule about the format asks. */
  readonly catalogue: Catalogue | undefined;
  /** What was decided: of single mentions, and of what documents are to each other. */
  readonly decisions: Decisions;
}

/** What the engine tells a rule that sees the whole file. */
export interface FileContext extends Context, Known {
  /** All blocks, in the order of the text, with their headers read once for all rules. */
  readonly blocks: readonly HeadedBlock[];
  /** Where what is known of the documents of a corpus that is not in memory lies, if there is room for it. */
  readonly shelf?: Shelf | undefined;
  /** Names for fixes; each rule that asks gets its own giver. */
  freshNames(): FreshNames;
}

/** A block with what its header says. */
export interface HeadedBlock {
  readonly block: Block;
  /** Its place in `corpus.parts`. */
  readonly index: number;
  readonly header: Header;
}

/** Gives names that no document of a corpus has, and each only once. */
export interface FreshNames {
  /** `wanted`, or the first of `wanted-2`, `wanted-3` … that is free once the document called `instead` has it. */
  get(wanted: string, instead?: string): string;
}

/** What the other rules' run left behind, for the rule about directives. */
export interface Outcome {
  /** Whether there is such a rule now, was one, or never was one. */
  standing(rule: string): "known" | "retired" | "unknown";
  /** Whether the rule ran to its end: only then can silencing it be called needless. */
  ran(rule: string): boolean;
  /** Whether what the directive says of this rule kept a finding from being told. */
  silenced(directive: DirectiveEntry): boolean;
}

/** The tables of `checks.md`. Fix-all goes by them too. */
export type Group =
  | "structure"
  | "names"
  | "characters"
  | "white-space"
  | "web-residue"
  | "metadata"
  | "documents"
  | "entities";

interface RuleFacts {
  /** The file's name; public and permanent. */
  readonly id: string;
  readonly group: Group;
  /** One sentence, for the README's table and `corpus rules`. */
  readonly summary: string;
  /** Why it matters, for the rule's page: a sentence or two. */
  readonly why: string;
  readonly severity: Level;
  /** The number of the rules it came with; 1 when not told. Where `rules-version:` is lower it starts as a hint. */
  readonly since?: number;
  /** What its fixes are, for the tables. */
  readonly fix: Safety | "none";
  /** What an editor offers that is no edit of the corpus, for the rule's page: a sentence. */
  readonly offers?: string;
  /**
   * Marked texts, run as tests: `bad` gives exactly the marked findings; fixed it equals `good`, where there is a fix;
   * `good` is clean. `context` is what must be set for it, `catalogue` the YAML of the entities that it speaks of.
   */
  readonly example: {
    readonly bad: string;
    readonly good: string;
    readonly context?: Context;
    readonly catalogue?: string;
  };
  /** What it has to say of the file's bytes, for shells that have them: {@link byteFindings} asks. */
  checkBytes?(facts: ByteFacts): Iterable<ByteFinding>;
}

/** What a rule answers that is sure, after a short look, that it finds nothing: a generator that ends at once costs more. */
export const NO_FINDINGS: readonly Finding[] = [];

/**
 * A rule that looks at one part at a time; its findings are remembered until that part changes. All its spans are
 * relative to that part.
 */
export interface PartRule extends RuleFacts {
  readonly scope: "block";
  /** Of these (`Sign`) a part must have one, or the rule finds nothing in it and is not asked. */
  readonly signs?: number;
  /** Whether it goes by the hashes of a body (`facts/body-hashes.ts`) too. */
  readonly goesByHashes?: true;
  /** `signs`: those of the part, where somebody has looked for them; a text without signs of a kind may be passed over. */
  check(part: BlockText | GapText, context: Context, signs?: number): Iterable<Finding>;
}

/** A part that was edited: what it was, and what stands in its place now. */
export interface Change {
  readonly kind: Part["kind"];
  readonly corpus: Corpus;
  /** No longer in the corpus; what was remembered of it is still known. */
  readonly before: Part;
  readonly now: Part;
  /** Whether a block's header line is the same to the letter; true of gaps. */
  readonly sameHeader: boolean;
  /** Whether a block ends in the same way, and holds nothing, blanks, or more than them, as before; false of gaps. */
  readonly sameShape: boolean;
}

interface WholeRuleFacts extends RuleFacts {
  check(corpus: Corpus, context: FileContext): Iterable<FileFinding>;
  /**
   * Whether the change of one part may make a difference to the rule where no finding speaks of that part; without it,
   * every change does. What the rule found in the whole file is remembered as long as it heeds no change.
   */
  heeds?(change: Change, known: Known): boolean;
  /** What takes {@link check} long, with rests, for shells that have others waiting; it is not told what comes of it. */
  ready?(corpus: Corpus, context: FileContext): Generator<void>;
  /** Reads what the rule must know of a document while its text is at hand; the rule remembers it by the block. */
  prepare?(corpus: Corpus, block: Block, context: FileContext): void;
}

/** A rule that must see the whole file. */
export interface FileRule extends WholeRuleFacts {
  readonly scope: "file";
}

/** A rule that compares documents: it sees the whole file, and in an editor runs only when nobody waits for it. */
export interface CorpusRule extends WholeRuleFacts {
  readonly scope: "corpus";
}

/** A rule that sees the whole file. */
export type WholeRule = FileRule | CorpusRule;

/**
 * A rule about catalogues of entities: it has no check of its own, since whoever reads one tells what is wrong in it. Its
 * examples are catalogues.
 */
export interface CatalogueRule extends RuleFacts {
  readonly scope: "catalogue";
  readonly id: CatalogueProblem["rule"];
}

/** The rule that runs after all others: whether a directive is of any use is known only then. */
export interface LastRule extends RuleFacts {
  readonly scope: "last";
  check(corpus: Corpus, context: FileContext, outcome: Outcome): Iterable<FileFinding>;
}

/**
 * A rule about what decoding loses. In its examples `\r` and `\xE9`, with a backslash that is there, stand for those bytes.
 */
export interface ByteRule extends RuleFacts {
  readonly scope: "bytes";
  checkBytes(facts: ByteFacts): Iterable<ByteFinding>;
}

/** One check. A rule knows no other rule and does not decide its severity. */
export type Rule = PartRule | FileRule | CorpusRule | CatalogueRule | LastRule | ByteRule;

/** A fix with its places in the whole text. */
export interface DiagnosticFix {
  readonly title: string;
  readonly safety: Safety;
  readonly edits: readonly LineEdit[];
}

/** A finding with its severity decided and its places in the whole text. Plain data. */
export interface Diagnostic {
  readonly rule: string;
  readonly severity: Severity;
  readonly range: Range;
  readonly message: string;
  /** The name of the document it lies in. */
  readonly document: string | undefined;
  readonly related: readonly RelatedPlace[];
  /** The first is the preferred one. */
  readonly fixes: readonly DiagnosticFix[];
  /** Where the part begins that holds the finding: what moves with it while it is edited. */
  readonly anchor: Position;
}

/** Severities chosen by the user, by rule id. */
export type Levels = Readonly<Record<string, Level>>;
