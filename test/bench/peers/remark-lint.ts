import { pathToFileURL } from "node:url";

interface Remark {
  remark(): { use(preset: object): Processor };
}

interface Processor {
  parse(file: File): object;
  runSync(tree: object, file: File): object;
}

interface File {
  readonly messages: readonly object[];
}

/** Answers what gives the number of remark-lint's findings in a text, by its recommended rules. */
export async function remarkLintPeer(require: NodeJS.Require): Promise<(text: string) => number> {
  const load = <Module>(name: string): Promise<Module> => import(pathToFileURL(require.resolve(name)).href);
  const { remark } = await load<Remark>("remark");
  const { default: preset } = await load<{ readonly default: object }>("remark-preset-lint-recommended");
  const { VFile } = await load<{ readonly VFile: new (text: string) => File }>("vfile");
  const processor = remark().use(preset);
  return (text) => {
    const file = new VFile(text);
    processor.runSync(processor.parse(file), file);
    return file.messages.length;
  };
}
