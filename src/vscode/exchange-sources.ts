import type { ExchangeTelling } from "./exchange-outcome.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";
import type { Recognisers } from "./recognisers.ts";

/** What the commands that make corpora of files, and files of corpora, work with. */
export interface ExchangeSources {
  readonly telling: ExchangeTelling;
  readonly catalogues: OpenCatalogues;
  readonly recognisers: Recognisers;
}
