import type { SampleDocument } from "../generate.ts";
import type { Peer } from "./peer.ts";

interface TextDocuments {
  readonly TextDocument: { create(uri: string, language: string, version: number, text: string): MarkdownDocument };
}

interface MarkdownDocument {
  getText(): string;
}

interface MarkdownIt {
  parse(text: string, environment: object): readonly object[];
}

type Listener = (document: MarkdownDocument) => void;

interface LanguageServices {
  readonly githubSlugifier: object;
  createLanguageService(init: object): {
    getDocumentSymbols(document: object, options: object, token: object): Promise<readonly object[]>;
  };
}

const NEVER = { isCancellationRequested: false, onCancellationRequested: () => NOTHING };
const NOTHING = { dispose: () => undefined };

/** VS Code's own Markdown: the outline of one text with a heading for each document. */
export function markdownPeer(require: NodeJS.Require): Peer {
  const { TextDocument }: TextDocuments = require("vscode-languageserver-textdocument");
  const { githubSlugifier, createLanguageService }: LanguageServices = require("vscode-markdown-languageservice");
  const markdownIt: MarkdownIt = require("markdown-it")({ html: true });
  const listeners: Listener[] = [];
  const service = createLanguageService({
    workspace: workspaceOf(listeners),
    parser: {
      slugifier: githubSlugifier,
      tokenize: async (document: MarkdownDocument) => markdownIt.parse(document.getText(), {}),
    },
    logger: { level: 0, log: () => undefined },
  });
  let version = 0;
  return {
    name: "vscode-markdown-languageservice",
    timesFaster: 60,
    write: toMarkdown,
    outline: async (text) => {
      const document = TextDocument.create("file:///a.md", "markdown", ++version, text);
      // It remembers the headings of a document until it hears of a change.
      for (const heard of listeners) heard(document);
      return (await service.getDocumentSymbols(document, { includeLinkDefinitions: false }, NEVER)).length;
    },
  };
}

/** The documents as sections of one Markdown text. */
export function toMarkdown(documents: readonly SampleDocument[]): string {
  return documents.map(section).join("\n");
}

/** A workspace with nothing in it but what it is told has changed. */
function workspaceOf(listeners: Listener[]): object {
  const silent = (): object => NOTHING;
  return {
    workspaceFolders: [],
    onDidChangeMarkdownDocument: (listener: Listener, self?: object): object => {
      listeners.push(self ? listener.bind(self) : listener);
      return NOTHING;
    },
    onDidCreateMarkdownDocument: silent,
    onDidDeleteMarkdownDocument: silent,
    getAllMarkdownDocuments: async () => [],
    hasMarkdownDocument: () => false,
    openMarkdownDocument: async () => undefined,
    stat: async () => undefined,
    readDirectory: async () => [],
  };
}

function section({ name, kind, body }: SampleDocument): string {
  return `# ${name}\n\n${kind === "json" ? `\`\`\`json\n${body}\`\`\`\n` : body}`;
}
