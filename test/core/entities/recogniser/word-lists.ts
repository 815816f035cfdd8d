import fs from "node:fs";
import path from "node:path";
import type { Recogniser } from "../../../../src/core/entities/mentions.ts";
import { recogniserOf } from "../../../../src/core/entities/recogniser/recogniser.ts";
import { projectRoot } from "../../../support/project-root.ts";

/** The word lists that are shipped. */
export const shippedLists = fs.readFileSync(path.join(projectRoot, "data", "names.txt"), "utf8");

/** The recogniser with the lists that are shipped. */
export const shippedRecogniser: Recogniser = recogniserOf(shippedLists);
