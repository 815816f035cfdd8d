import type { Peer } from "./peer.ts";

interface TextDocuments {
  readonly TextDocument: { create(uri: string, language: string, version: number, text: string): object };
}

interface JsonService {
  parseJSONDocument(document: object): object;
  findDocumentSymbols2(document: object, json: object): readonly { readonly children?: readonly object[] }[];
}

interface JsonServices {
  getLanguageService(options: object): JsonService;
}

/** VS Code's own JSON: parse and outline of an array of objects, one a document, its text one string. */
export function jsonPeer(require: NodeJS.Require): Peer {
  const { TextDocument }: TextDocuments = require("vscode-languageserver-textdocument");
  const { getLanguageService }: JsonServices = require("vscode-json-languageservice");
  const service = getLanguageService({});
  return {
    name: "vscode-json-languageservice",
    timesFaster: 50,
    write: (documents) =>
      JSON.stringify(
        documents.map(({ name, body }) => ({ name, date: "2024-06-17", source: "Morning Post", text: body })),
        undefined,
        2,
      ),
    outline: (text) => {
      const document = TextDocument.create("file:///a.json", "json", 1, text);
      return service.findDocumentSymbols2(document, service.parseJSONDocument(document)).length;
    },
  };
}
