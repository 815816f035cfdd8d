import type { Peer } from "./peer.ts";

interface Yaml {
  parseAllDocuments(text: string): readonly { get(key: string): unknown }[];
}

/** The `yaml` package: a stream of documents, the text of each a block scalar; its outline is the name of each. */
export function yamlPeer(require: NodeJS.Require): Peer {
  const { parseAllDocuments }: Yaml = require("yaml");
  return {
    name: "yaml",
    timesFaster: 80,
    write: (documents) =>
      documents
        .map(({ name, body }) => {
          const text = body.replace(/^(?=.)/gm, "  ");
          return `---\nname: ${name}\ndate: 2024-06-17\nsource: Morning Post\ntext: |2\n${text}`;
        })
        .join(""),
    outline: (text) => parseAllDocuments(text).map((document) => document.get("name")).length,
  };
}
