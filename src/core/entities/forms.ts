import { atOnce } from "../in-steps.ts";
import type { Catalogue, Entity } from "./catalogue.ts";
import { Matcher } from "./matcher.ts";

/** What one spelling can stand for. */
export interface Form {
  /** Entities it names in any text. */
  readonly everywhere: readonly Entity[];
  /** Entities it can stand for once they were introduced: aliases `when: introduced`, and family names. */
  readonly introduced: ReadonlySet<Entity>;
  /** Entities it must not count as: strings under `not:`, aliases `when: never`. */
  readonly not: ReadonlySet<Entity>;
}

/** All strings of a catalogue in one matcher, and what each stands for. */
export class Forms {
  readonly matcher: Matcher;
  readonly #entities: readonly Entity[];
  readonly #roles: readonly Role[];
  readonly #known = new Map<number, Form>();

  private constructor(matcher: Matcher, entities: readonly Entity[], roles: readonly Role[]) {
    this.matcher = matcher;
    this.#entities = entities;
    this.#roles = roles;
  }

  /** Makes the forms of a catalogue in steps of a few milliseconds. */
  static *making(catalogue: Catalogue): Generator<void, Forms> {
    const names: string[] = [];
    const entities: Entity[] = [];
    const roles: Role[] = [];
    const add = (name: string, entity: Entity, role: Role): void => {
      if (role !== "not" && !isLongEnough(name)) return;
      names.push(name);
      entities.push(entity);
      roles.push(role);
    };
    for (const [nth, entity] of catalogue.entities.entries()) {
      if (nth % CHUNK === CHUNK - 1) yield;
      add(entity.name, entity, "everywhere");
      for (const { text, when } of entity.aliases) add(text, entity, when === "never" ? "not" : when);
      for (const longer of entity.not) add(longer, entity, "not");
      if (entity.familyName !== undefined) add(entity.familyName, entity, "introduced");
    }
    return new Forms(yield* Matcher.making(names), entities, roles);
  }

  /** What the name with this index in the matcher, and all spelled like it, stand for. */
  of(name: number): Form {
    let form = this.#known.get(name);
    if (form) return form;
    const by: Record<Role, Set<Entity>> = { everywhere: new Set(), introduced: new Set(), not: new Set() };
    for (const index of this.matcher.alike(name)) by[this.#roles[index]!].add(this.#entities[index]!);
    form = { everywhere: [...by.everywhere], introduced: by.introduced, not: by.not };
    this.#known.set(name, form);
    return form;
  }
}

/** Entities between two rests. */
const CHUNK = 2_000;

type Role = "everywhere" | "introduced" | "not";

const formsOfCatalogues = new WeakMap<Catalogue, Forms>();

/** The forms of a catalogue; made when first asked for, kept as long as the catalogue lives. */
export function formsOf(catalogue: Catalogue): Forms {
  return atOnce(readyingForms(catalogue));
}

/** The same in steps, for whoever has a large catalogue and little time; they are at hand from then on. */
export function* readyingForms(catalogue: Catalogue): Generator<void, Forms> {
  let forms = formsOfCatalogues.get(catalogue);
  if (!forms) {
    forms = yield* Forms.making(catalogue);
    formsOfCatalogues.set(catalogue, forms);
  }
  return forms;
}

/** One letter, or one Han or Hangul character, stands for too much to be looked for. */
function isLongEnough(name: string): boolean {
  return /[\p{L}\p{N}][^\p{L}\p{N}]*[\p{L}\p{N}]/u.test(name);
}
