/** What the suite is told; it reads it from the workspace, the one place every extension host can read. */
export interface SuiteFacts {
  /** The extension host it must find itself in. */
  readonly extensionHost: "node" | "web";
  /** Only tests whose full title holds this text. */
  readonly grep?: string;
  /** Whether `it.only` fails the run. */
  readonly only: "allowed" | "forbidden";
}

/** The name of the file in the workspace that holds the facts. */
export const FACTS_FILE = ".suite-facts.json";
