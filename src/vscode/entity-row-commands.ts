import * as vscode from "vscode";
import type { EntitiesView } from "./entities-view.ts";
import type { EntityCommands } from "./entity-commands.ts";
import type { EntitiesNode } from "./entity-rows.ts";
import { guarded, type Log } from "./log.ts";

/** What the menu of a row of the Entities view does. */
export function registerEntityRowCommands(view: EntitiesView, commands: EntityCommands, log: Log): vscode.Disposable {
  type Target = NonNullable<ReturnType<EntitiesView["targetOf"]>>;
  const command = (id: string, run: (target: Target) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(
      id,
      guarded(log, "entities", (node?: EntitiesNode) => {
        const target = node && view.targetOf(node);
        return target && run(target);
      }),
    );
  return vscode.Disposable.from(
    command("corpus.entities.showEntry", ({ uri, subject }) => commands.showEntry({ uri, id: subject.id })),
    command("corpus.entities.showMentions", ({ uri, subject }) => commands.showMentions({ uri, id: subject.id })),
    command("corpus.entities.showInCorpus", ({ uri, subject }) => commands.showInCorpus({ uri, id: subject.id })),
    command("corpus.entities.copyName", ({ subject }) => vscode.env.clipboard.writeText(subject.name)),
  );
}
