/** Wrong use of the command line. The message is one sentence that says what to do instead, where that is known. */
export class UsageError extends Error {
  /** The command whose help will say more. */
  readonly command: string | undefined;

  constructor(message: string, command?: string) {
    super(message);
    this.command = command;
  }
}

/** The help of the whole program. */
export const HELP = `corpus: corpora in a terminal: the checks, outline and entities of Corpus Editor, and files as corpora

  corpus check   [PATH…|-]   what is wrong in corpora, and where
  corpus outline PATH        the documents of a corpus, and what is in them
  corpus entities PATH…      who and what the documents speak of
  corpus list    PATH…       the names of documents, of those that match a query
  corpus merge   FACTS…      what documents of many runs have in common
  corpus format  PATH…       marker lines and line ends in their canonical form
  corpus pack    DIR|FILE…   many files as one corpus
  corpus unpack  PATH        a file for each document
  corpus split   PATH        one corpus as several
  corpus cat     PATH…       one corpus from many
  corpus export  PATH…       documents as JSON lines, a table, txtar, a folder, for brat, as Markdown
  corpus import  PATH…       documents from such, into a new corpus or one that grows
  corpus stats   PATH…       documents, words, languages, sources, years
  corpus diff    A B         what became of each document from one version to another
  corpus init                a configuration, and git's settings for corpora
  corpus merge-driver        git's three-way merge, by document
  corpus rules   [ID]        the rules, or one rule with its examples

  corpus COMMAND --help      the options of a command
  corpus --version           the version

A folder stands for every *.corpus file in it; "-" is standard input; "--" ends the options.

Exit status: 0 nothing at or above --fail-on; 1 findings at or above it; 2 wrong usage, or something wrong in
.corpus.yaml; 3 unreadable input, a refused write, output that could not be written, or a fault of our own.
`;
