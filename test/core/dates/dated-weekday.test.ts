import { mayDateWeekday } from "../../../src/core/dates/dated-weekday.ts";
import { daysOf } from "../../../src/core/dates/mention.ts";
import { datesIn } from "../../../src/core/dates/scan.ts";
import { Random } from "../../property/random.ts";
import { equal } from "../../support/expect.ts";

const may = (text: string): boolean => mayDateWeekday(text, { start: 0, end: text.length });

const PIECES = [
  ..."0123 \n.,()/-'’",
  "Monday",
  "Tuesday morning",
  "Tue",
  "Di.",
  "dienstags",
  "Mardi",
  "вторник",
  "الثلاثاء",
  "火曜日",
  "(화)",
  "18",
  "18th",
  "June",
  "juin",
  "de junio de",
  "martes",
  "июня",
  "Early",
  "Sept.",
  "2024",
  "2024-06-18",
  "18.06.2024",
  "2024年6月18日",
  " the ",
  " of ",
  " and ",
  ", ",
  " said ",
  "government",
];

describe("a look for weekdays beside dates", () => {
  it("overlooks none that the scanner sees", () => {
    const random = new Random(5);
    let seen = 0;
    for (let run = 0; run < 20_000; run++) {
      const text = Array.from(
        { length: random.between(2, 9) },
        () => random.pick(PIECES) + random.pick(["", " "]),
      ).join("");
      const span = { start: 0, end: text.length };
      const has = datesIn(text, span).some((mention) => mention.beside && daysOf(mention).length > 0);
      if (!has) continue;
      seen++;
      equal(may(text), true, text);
    }
    equal(seen > 100, true);
  });
  it("passes over years and weekdays that stand apart", () => {
    equal(may("They met on Monday. The government of the country fell in 2024 after all."), false);
    equal(may("On 18 June 2024 the government of the city said more on Monday."), false);
    equal(may("Monday at 8, or 17"), false);
    equal(may("the 2024 week of the"), false);
    equal(may("Monday government 17 June 2024\n\nBudget on Tuesday"), false);
  });
  it("looks within its span alone", () =>
    equal(mayDateWeekday("x\n\nMonday, 18 June 2024", { start: 0, end: 2 }), false));
});
