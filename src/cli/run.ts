import { version } from "../../package.json";
import { FileError } from "../files/file-error.ts";
import { parseArguments, suggestion } from "./arguments.ts";
import { commands } from "./commands.ts";
import { ConfigError } from "./configurations.ts";
import { tellFault } from "./fault.ts";
import { type Io, OutputError, Status } from "./io.ts";
import { shown } from "./terminal.ts";
import { HELP, UsageError } from "./usage.ts";

/** Runs the program with these arguments and says how it ended: a value of {@link Status}. Never rejects for its input. */
export async function run(args: readonly string[], world: Io): Promise<number> {
  const io = world.progress?.givingWay(world) ?? world;
  try {
    return await runCommand(args, io);
  } catch (error) {
    if (error instanceof UsageError) {
      const help = error.command === undefined ? "corpus --help" : `corpus ${error.command} --help`;
      await io.stderr.write(`corpus: ${error.message}\nTry "${help}".\n`);
      return Status.usage;
    }
    if (error instanceof ConfigError) {
      for (const line of error.lines) await io.stderr.write(`${line}\n`);
      return Status.usage;
    }
    if (error instanceof OutputError) throw error;
    if (error instanceof FileError) {
      await io.stderr.write(`corpus: ${shown(error.message)}\n`);
      return Status.trouble;
    }
    await tellFault({ error }, io);
    return Status.trouble;
  } finally {
    io.disk.abandon();
    io.progress?.clear();
  }
}

async function runCommand(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) {
    await io.stderr.write(HELP);
    return Status.usage;
  }
  if (name === "--help" || name === "-h") return print(HELP, io);
  if (name === "--version") return print(`${version}\n`, io);
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) throw unknownCommand(name);
  if (asksForHelp(rest)) return print(command.help, io);
  return command.run(parseArguments(rest, command), io);
}

async function print(text: string, io: Io): Promise<number> {
  await io.stdout.write(text);
  return Status.ok;
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  const options = end < 0 ? args : args.slice(0, end);
  return options.includes("--help") || options.includes("-h");
}

function unknownCommand(name: string): UsageError {
  const what = name.startsWith("-") ? "option" : "command";
  const known = [...commands.map((command) => command.name), "--help", "--version"];
  return new UsageError(`There is no ${what} "${shown(name)}".${suggestion(name, known)}`);
}
