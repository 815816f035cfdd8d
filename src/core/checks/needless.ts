import type { Span } from "../text.ts";
import type { Finding, Fix } from "./rule.ts";

/** A finding whose one fix, a safe one, takes out what it underlines. There are many, and they stay: the fix is made when somebody asks. */
export class Needless implements Finding {
  readonly span: Span;
  readonly message: string;
  readonly #title: string;

  /** `title`: of the fix. */
  constructor(span: Span, message: string, title: string) {
    this.span = span;
    this.message = message;
    this.#title = title;
  }

  get fixes(): readonly Fix[] {
    return [{ title: this.#title, safety: "safe", edits: [{ span: this.span, newText: "" }] }];
  }
}
