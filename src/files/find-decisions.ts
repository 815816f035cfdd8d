import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { DECISIONS_PATH } from "../core/decisions/read-decisions.ts";
import { ConfigFinder } from "./find-config.ts";

/** Looks for the file of decisions that holds for corpora: beside the nearest `.corpus.yaml`, else the nearest. */
export class DecisionsFinder {
  readonly #top: string | undefined;
  readonly #configs: ConfigFinder;
  readonly #known = new Map<string, Promise<string | undefined>>();

  /** `top` is the folder that somebody works in. */
  constructor(top?: string) {
    this.#top = top;
    this.#configs = new ConfigFinder(top);
  }

  /**
   * The one for what lies in `folder`, as an absolute path; `undefined` where there is none.
   *
   * Looked for in the folder and above it up to the nearest that has `.git`; where none has, up to the one that somebody
   * works in, if it is one of them, else in the folder alone.
   */
  find(folder: string): Promise<string | undefined> {
    const own = resolve(folder);
    let known = this.#known.get(own);
    if (!known) {
      known = this.#look(own);
      this.#known.set(own, known);
    }
    return known;
  }

  async #look(own: string): Promise<string | undefined> {
    const config = await this.#configs.find(own);
    if (config !== undefined) return decisionsIn(dirname(config));
    let nearest: string | undefined;
    let nearestBelowTop: string | undefined;
    for (let at = own; ; at = dirname(at)) {
      nearest ??= await decisionsIn(at);
      if (at === (this.#top ?? own)) nearestBelowTop = nearest;
      if (await exists(join(at, ".git"))) return nearest;
      if (dirname(at) === at) return nearestBelowTop ?? decisionsIn(own);
    }
  }
}

async function decisionsIn(folder: string): Promise<string | undefined> {
  const path = join(folder, ...DECISIONS_PATH);
  return (await exists(path)) ? path : undefined;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    // Not there, or not to be looked at: then it says nothing.
    return false;
  }
}
