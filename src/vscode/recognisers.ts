import * as vscode from "vscode";
import { noRecogniser, type Recogniser } from "../core/entities/mentions.ts";
import { makingRecogniser } from "../core/entities/recogniser/recogniser.ts";
import type { Log } from "./log.ts";
import { type Configurable, settingsFor } from "./settings.ts";
import { inSlices, NEVER } from "./slices.ts";

/** What finds names without a catalogue: the word lists are read when first needed. */
export class Recognisers {
  readonly #lists: vscode.Uri;
  readonly #log: Log;
  readonly #listsOf = new WeakMap<Recogniser, string>();
  #made: Promise<Recogniser> | undefined;

  constructor(extension: vscode.Uri, log: Log) {
    this.#lists = vscode.Uri.joinPath(extension, "data", "names.txt");
    this.#log = log;
  }

  /** The word lists that a recogniser was made of, for whoever makes another of them elsewhere. */
  listsOf(recogniser: Recogniser): string | undefined {
    return this.#listsOf.get(recogniser);
  }

  /** The recogniser that the settings of the document ask for. */
  async for(document: Configurable): Promise<Recogniser> {
    if (!settingsFor(document).automaticEntities) return noRecogniser;
    this.#made ??= this.#make();
    return this.#made;
  }

  /** Without its lists it finds nothing, and the catalogue still counts. */
  async #make(): Promise<Recogniser> {
    try {
      const lists = new TextDecoder().decode(await vscode.workspace.fs.readFile(this.#lists));
      const recogniser = await inSlices(makingRecogniser(lists), NEVER, "ahead");
      if (!recogniser) return noRecogniser;
      this.#listsOf.set(recogniser, lists);
      return recogniser;
    } catch (error) {
      this.#log.fault("word lists", error);
      return noRecogniser;
    }
  }
}
