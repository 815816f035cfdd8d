import type { Catalogue, Entity } from "./catalogue.ts";
import type { RecognisedEntity } from "./mention.ts";

/** Somebody or something that a corpus speaks of: an entry of the catalogue, or what was recognised without one. */
export interface Subject {
  /** Of the entry, or of what was recognised. */
  readonly id: string;
  readonly name: string;
  /** `undefined` where nothing says. */
  readonly type: string | undefined;
  readonly entity: Entity | undefined;
  readonly recognised: RecognisedEntity | undefined;
}

/** Knows what was recognised in a corpus: its mention index. */
export interface Recognitions {
  recognised(id: string): RecognisedEntity | undefined;
}

/** Whom an id of a mention stands for; one that nobody knows is its own name. */
export function subjectOf(id: string, catalogue: Catalogue, recognitions: Recognitions | undefined): Subject {
  const entity = catalogue.byId.get(id);
  const recognised = entity ? undefined : recognitions?.recognised(id);
  const { name, type } = entity ?? recognised ?? { name: id, type: undefined };
  return { id, name, type, entity, recognised };
}
