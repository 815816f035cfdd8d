/** What is known of a corpus that is open in front of somebody. */
export interface CorpusState {
  readonly documents: number;
  /** How many problems there are. */
  readonly problems: number;
  /** How many of them are on the list. */
  readonly listed: number;
  /** Of the lines; `undefined` where only the editor's window has the text. */
  readonly lines: number | undefined;
  /** UTF-16 code units; `undefined` where it is small enough not to matter. */
  readonly length: number | undefined;
}

/** What an entry of the language status says. A warning where something is hidden from whoever looks. */
export interface StatusEntry {
  readonly text: string;
  readonly detail: string;
  readonly severity: "information" | "warning";
}

/** Problems that VS Code underlines in one file. */
const MOST_UNDERLINED = 500;
/** Above this VS Code neither colours nor folds: `LARGE_FILE_SIZE_THRESHOLD` and `LARGE_FILE_LINE_COUNT_THRESHOLD`. */
const MOST_LENGTH = 20 * 1024 * 1024;
const MOST_LINES = 300_000;

/** How many documents there are, and how many of their problems are shown. */
export function problemStatus({ documents, problems, listed }: CorpusState): StatusEntry {
  const text = counted(documents, "document");
  if (problems === 0) return { text, detail: "no problems", severity: "information" };
  if (problems > listed)
    return {
      text,
      detail: `${number(listed)} of ${counted(problems, "problem")} listed, worst first`,
      severity: "warning",
    };
  if (problems > MOST_UNDERLINED)
    return {
      text,
      detail: `${counted(problems, "problem")} listed, ${number(MOST_UNDERLINED)} underlined`,
      severity: "warning",
    };
  return { text, detail: counted(problems, "problem"), severity: "information" };
}

/** What VS Code does not do for a file of this size; `undefined` where it does everything. */
export function sizeStatus({ lines = 0, length = 0 }: CorpusState): StatusEntry | undefined {
  if (length <= MOST_LENGTH && lines <= MOST_LINES) return undefined;
  const why = length > MOST_LENGTH ? "over 20 MB" : `over ${number(MOST_LINES)} lines`;
  return {
    text: `Large file (${why})`,
    detail: "no colours, no folding; all else works",
    severity: "warning",
  };
}

/** What is said of a file over 50 MB, which VS Code shows and no extension ever sees. */
export const UNSEEN_FILE: StatusEntry = {
  text: "Corpus over 50 MB",
  detail:
    'VS Code keeps this file from extensions: there is no outline, check or hover. "Corpus: Check the Whole Workspace" and "corpus check" in a terminal do check it.',
  severity: "warning",
};

function counted(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function number(value: number): string {
  return value.toLocaleString("en");
}
