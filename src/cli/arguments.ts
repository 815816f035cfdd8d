import { nearestWord } from "../core/nearest-word.ts";
import { shown } from "./terminal.ts";
import { UsageError } from "./usage.ts";

/** Options by name, without the dashes. A value is given as `--name value` or `--name=value`. */
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** What an option takes. */
export interface OptionSpec {
  /** `many` may be given again and again, `one` not. */
  readonly count: "one" | "many";
  /** Whether a value belongs to it: `always` when not told; `never`; or only behind `=`, `--name` alone being `""`. */
  readonly value?: "always" | "never" | "after-equals";
  /** One letter that stands for it, after one dash. */
  readonly short?: string;
  /** What the value may be; anything, if not given. */
  readonly choices?: readonly string[];
  /** Choices of the contract (`cli.md`) that this version does not have yet. */
  readonly choicesNotYet?: readonly string[];
}

/** What a command is asked to do. */
export interface Arguments {
  /** In the order given; an option that was not given has none. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly positionals: readonly string[];
}

/** What the parser must know of a command. */
export interface Syntax {
  readonly name: string;
  readonly options: OptionSpecs;
  readonly notYet: readonly string[];
}

/**
 * Reads the arguments of a command. Strict: a {@link UsageError} for whatever is not known, with the nearest that is.
 *
 * `-` alone is no option; after `--` nothing is.
 */
export function parseArguments(args: readonly string[], syntax: Syntax): Arguments {
  const options = new Map<string, string[]>();
  const positionals: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === "--") {
      positionals.push(...args.slice(i + 1));
      break;
    }
    if (arg === "-" || !arg.startsWith("-")) {
      positionals.push(arg);
      continue;
    }
    const equals = arg.startsWith("--") ? arg.indexOf("=") : -1;
    const written = equals < 0 ? arg : arg.slice(0, equals);
    const { name, spec } = specOf(written, syntax);
    const kind = spec.value ?? "always";
    const behind = equals < 0 ? undefined : arg.slice(equals + 1);
    if (kind === "never" && behind !== undefined) throw new UsageError(`"${written}" takes no value.`, syntax.name);
    const value = kind === "always" ? (behind ?? args[++i]) : (behind ?? "");
    if (value === undefined || (value === "" && (kind === "always" || behind !== undefined)))
      throw new UsageError(`"${written}" needs a value.`, syntax.name);
    const given = options.get(name) ?? [];
    if (given.length > 0 && spec.count === "one") throw new UsageError(`"${written}" is given twice.`, syntax.name);
    if (spec.choicesNotYet?.includes(value))
      throw new UsageError(`"${written} ${value}" is not in this version.`, syntax.name);
    if (spec.choices && !spec.choices.includes(value)) throw unknownChoice(written, value, spec.choices, syntax.name);
    options.set(name, [...given, value]);
  }
  return { options, positionals };
}

/** The value of an option that may be given once; `undefined` when it was not. */
export function optionOf(args: Arguments, name: string): string | undefined {
  return args.options.get(name)?.[0];
}

/** Whether an option was given that takes no value. */
export function isGiven(args: Arguments, name: string): boolean {
  return args.options.has(name);
}

/** The value of an option that must be given. */
export function neededOption(args: Arguments, name: string, command: string, meaning: string): string {
  const value = optionOf(args, name);
  if (value === undefined) throw new UsageError(`"${command}" needs ${meaning}.`, command);
  return value;
}

/** One of the choices, as a type; for options whose spec lists the same choices. */
export function choiceOf<const T extends string>(args: Arguments, name: string, choices: readonly T[], usual: T): T {
  const value = optionOf(args, name);
  return choices.find((choice) => choice === value) ?? usual;
}

/** `Did you mean "x"?`, with a blank before it, or nothing. */
export function suggestion(word: string, candidates: Iterable<string>): string {
  const meant = nearestWord(word, candidates);
  return meant === undefined ? "" : ` Did you mean "${meant}"?`;
}

function specOf(written: string, syntax: Syntax): { readonly name: string; readonly spec: OptionSpec } {
  const name = written.slice(2);
  if (written.startsWith("--")) {
    if (Object.hasOwn(syntax.options, name)) return { name, spec: syntax.options[name]! };
    if (syntax.notYet.includes(name)) throw new UsageError(`"${written}" is not in this version.`, syntax.name);
  }
  for (const [long, spec] of Object.entries(syntax.options))
    if (spec.short !== undefined && written === `-${spec.short}`) return { name: long, spec };
  const known = [...Object.keys(syntax.options), "help"].map((option) => `--${option}`);
  throw new UsageError(`There is no option "${shown(written)}".${suggestion(written, known)}`, syntax.name);
}

function unknownChoice(written: string, value: string, choices: readonly string[], command: string): UsageError {
  const list = choices.map((choice) => `"${choice}"`).join(", ");
  return new UsageError(
    `"${written}" takes one of ${list}, not "${shown(value)}".${suggestion(value, choices)}`,
    command,
  );
}
