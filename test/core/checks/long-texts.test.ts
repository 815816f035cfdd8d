import { rules } from "../../../src/core/checks/rules/index.ts";
import { runRules } from "../../../src/core/checks/run-rules.ts";
import { parseText } from "../../../src/core/syntax/parse.ts";
import { inBody } from "../../support/check-characters.ts";

const MINE = rules.filter(({ group }) => group === "characters" || group === "white-space");
const SIZE = 60_000;
/** Texts made to be slow: a million findings, no end in sight, lines that are markers but for dirt. */
const HOSTILE = [
  "\u0000a",
  "\u001B]",
  "\u202E",
  "\u2067a\u2069",
  "a\u200Bb",
  "\u200E",
  "&amp;",
  "&amp",
  "&#60;",
  "Ã©",
  "Ð¿ ",
  "“",
  "”\n",
  '"a ',
  "«»",
  "rooms.The ",
  "Korea“",
  "\u2028",
  "\f\\",
  " ",
  "a \n",
  "\n",
  "```\n",
  "`a",
  "a\n",
  "This is a sentence. ",
  `${"a".repeat(60)} b\n`,
  "<a ",
  "<<<FILE:\u0000\n",
  "E\u0000N\u0092",
  "<\u00AD",
  "\\",
  "\uFFFDa",
  "http://a ",
  "\r",
];

describe("rules about characters and white space", () => {
  for (const piece of HOSTILE)
    it(`read a long text of ${JSON.stringify(piece.slice(0, 20))} in good time`, function () {
      this.timeout(20_000);
      for (const header of ["a", "a.md"])
        runRules(MINE, parseText(inBody(piece.repeat(SIZE / piece.length), header)), {}, () => true);
    });
});
