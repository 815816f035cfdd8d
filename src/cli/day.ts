import { type Arguments, optionOf } from "./arguments.ts";
import { UsageError } from "./usage.ts";

/** The day that counts as today, as an ISO date: `--today`, else the day it is here. A day that is none is wrong usage. */
export function dayOf(args: Arguments): string {
  const given = optionOf(args, "today");
  if (given === undefined) return today();
  const isDay = /^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(Date.parse(given));
  if (!isDay) throw new UsageError(`"${given}" is no day; --today takes one as 2024-06-18.`);
  return given;
}

function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
