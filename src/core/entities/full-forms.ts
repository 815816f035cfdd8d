import type { Span } from "../text.ts";
import { isInside } from "./addresses.ts";
import type { Entity } from "./catalogue.ts";
import type { Forms } from "./forms.ts";
import type { Hit } from "./matcher.ts";
import type { Tokens } from "./tokens.ts";

/** A place where a name or an alias that holds everywhere stands. */
export interface FullForm extends Span {
  /** One, or several that share it. */
  readonly entities: readonly Entity[];
  readonly firstToken: number;
  readonly endToken: number;
}

/** Everything of the catalogue that a text holds. */
export interface Found {
  /** Every string of the catalogue, overlapping ones too, outside addresses; by place, the longest first. */
  readonly hits: readonly Hit[];
  /** Leftmost, then longest; disjoint. */
  readonly full: readonly FullForm[];
  /** Whether the entity says that this place is not meant for it (`not:`, `when: never`). */
  isBarred(entity: Entity, span: Span): boolean;
}

/** Looks for the whole catalogue in a text. */
export function findForms(tokens: Tokens, addresses: readonly Span[], forms: Forms): Found {
  const hits = forms.matcher.everywhere(tokens).filter((hit) => !isInside(addresses, hit.start));
  const barred = barredPlaces(hits, forms);
  const isBarred = (entity: Entity, span: Span): boolean => {
    const places = barred.get(entity);
    return places !== undefined && isInside(places, span.start) && isInside(places, span.end - 1);
  };
  const full: FullForm[] = [];
  let edge = 0;
  for (const hit of hits) {
    if (hit.start < edge) continue;
    const { everywhere } = forms.of(hit.name);
    const entities = barred.size === 0 ? everywhere : everywhere.filter((entity) => !isBarred(entity, hit));
    if (entities.length === 0) continue;
    full.push({ start: hit.start, end: hit.end, entities, firstToken: hit.firstToken, endToken: hit.endToken });
    edge = hit.end;
  }
  return { hits, full, isBarred };
}

/** For each entity the places that are not meant for it, sorted and disjoint. */
function barredPlaces(hits: readonly Hit[], forms: Forms): ReadonlyMap<Entity, readonly Span[]> {
  const places = new Map<Entity, { start: number; end: number }[]>();
  for (const { name, start, end } of hits) {
    for (const entity of forms.of(name).not) {
      const known = places.get(entity);
      const last = known?.at(-1);
      if (!known) places.set(entity, [{ start, end }]);
      else if (last && start < last.end) last.end = Math.max(last.end, end);
      else known.push({ start, end });
    }
  }
  return places;
}
