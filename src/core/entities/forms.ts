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
  readonly #entities: Entity[] = [];
  readonly #roles: Role[] = [];
  readonly #known = new Map<number, Form>();

  constructor(catalogue: Catalogue) {
    const names: string[] = [];
    const add = (name: string, entity: Entity, role: Role): void => {
      if (role !== "not" && !isLongEnough(name)) return;
      names.push(name);
      this.#entities.push(entity);
      this.#roles.push(role);
    };
    for (const entity of catalogue.entities) {
      add(entity.name, entity, "everywhere");
      for (const { text, when } of entity.aliases) add(text, entity, when === "never" ? "not" : when);
      for (const longer of entity.not) add(longer, entity, "not");
      if (entity.familyName !== undefined) add(entity.familyName, entity, "introduced");
    }
    this.matcher = new Matcher(names);
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

type Role = "everywhere" | "introduced" | "not";

const formsOfCatalogues = new WeakMap<Catalogue, Forms>();

/** The forms of a catalogue; made when first asked for, kept as long as the catalogue lives. */
export function formsOf(catalogue: Catalogue): Forms {
  let forms = formsOfCatalogues.get(catalogue);
  if (!forms) {
    forms = new Forms(catalogue);
    formsOfCatalogues.set(catalogue, forms);
  }
  return forms;
}

/** One letter, or one Han or Hangul character, stands for too much to be looked for. */
function isLongEnough(name: string): boolean {
  return /[\p{L}\p{N}][^\p{L}\p{N}]*[\p{L}\p{N}]/u.test(name);
}
