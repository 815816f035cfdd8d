import { CONFIG_NAME } from "../core/config/config.ts";
import { UpwardFinder } from "./find-upward.ts";

/** Looks for the `.corpus.yaml` that holds for corpora: the nearest. */
export class ConfigFinder {
  readonly #finder: UpwardFinder;

  /** `top` is the folder that somebody works in. */
  constructor(top?: string) {
    this.#finder = new UpwardFinder((name) => name === CONFIG_NAME, top);
  }

  /** The one for what lies in `folder`, as an absolute path; `undefined` where there is none. */
  async find(folder: string): Promise<string | undefined> {
    return (await this.#finder.find(folder))[0];
  }
}
