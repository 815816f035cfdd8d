import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { TextPattern } from "../core/checks/rule.ts";
import { type Config, type ConfiguredOptions, checkOptionsOf } from "../core/config/config.ts";
import { compileGlobs } from "../core/config/globs.ts";
import { readConfig } from "../core/config/read-config.ts";
import { LineIndex } from "../core/text.ts";
import { ConfigFinder } from "../files/find-config.ts";
import type { Inputs } from "./inputs.ts";
import { shown } from "./terminal.ts";

/** What a `.corpus.yaml` says for the corpora below it. */
export interface Configuration {
  readonly options: ConfiguredOptions;
  /** The catalogues it names, as absolute paths. */
  readonly catalogues: readonly string[];
  /** Whether it leaves a file, named by its absolute path, unchecked. */
  excludes(absolute: string): boolean;
}

/** A configuration that cannot be used as it is: each line begins with the place. */
export class ConfigError extends Error {
  /** Without line ends. */
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join("\n"));
    this.lines = lines;
  }
}

const NOTHING: Configuration = { options: checkOptionsOf({}), catalogues: [], excludes: () => false };

/**
 * The configurations that hold for corpora: for each the nearest `.corpus.yaml`, or for all of them the one that the user
 * named. Each file is read once.
 */
export class Configurations {
  readonly #inputs: Inputs;
  readonly #named: string | undefined;
  readonly #finder: ConfigFinder;
  readonly #read = new Map<string, Promise<Configuration>>();

  /** `named` as on the command line. */
  constructor(inputs: Inputs, named?: string) {
    this.#inputs = inputs;
    this.#named = named;
    this.#finder = new ConfigFinder(inputs.absolute("."));
  }

  /** What holds for what lies in `folder`, an absolute path. Rejects with a {@link ConfigError}. */
  async for(folder: string): Promise<Configuration> {
    const path = this.#named === undefined ? await this.#finder.find(folder) : this.#inputs.absolute(this.#named);
    if (path === undefined) return NOTHING;
    let known = this.#read.get(path);
    if (!known) {
      known = this.#readFile(path);
      this.#read.set(path, known);
    }
    return known;
  }

  async #readFile(path: string): Promise<Configuration> {
    const reported = this.#named ?? this.#inputs.fromHere(path);
    const input = await this.#inputs.readFile(reported);
    if (!input) throw new ConfigError([]);
    const { config, problems } = readConfig(input.text);
    const lines = LineIndex.of(input.text);
    if (problems.length === 0) return configurationOf(config, dirname(path));
    throw new ConfigError(
      problems.map(({ span, message }) => {
        const { line, character } = lines.positionAt(span.start);
        return `${shown(input.path)}:${line + 1}:${character + 1}: ${shown(message)}`;
      }),
    );
  }
}

function configurationOf(config: Config, folder: string): Configuration {
  const excluded = compileGlobs(config.exclude ?? []);
  return {
    options: checkOptionsOf(config),
    catalogues: (config.catalogues ?? []).map((path) => resolve(folder, path)),
    excludes: (absolute) => excluded !== undefined && isWithin(folder, absolute, excluded),
  };
}

function isWithin(folder: string, absolute: string, excluded: TextPattern): boolean {
  const path = relative(folder, absolute);
  return path !== "" && !path.startsWith("..") && !isAbsolute(path) && excluded.test(path.replaceAll(sep, "/"));
}
