import { isCatalogueName } from "../core/entities/catalogue.ts";
import { UpwardFinder } from "./find-upward.ts";

/** Looks for the catalogues of entities that hold for corpora. */
export class CatalogueFinder extends UpwardFinder {
  /** `top` is the folder that somebody works in. */
  constructor(top?: string) {
    super(isCatalogueName, top);
  }
}
