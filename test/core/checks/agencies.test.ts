import { Agencies } from "../../../src/core/checks/agencies.ts";
import { deepEqual, equal } from "../../support/expect.ts";

describe("agencies", () => {
  const agencies = new Agencies(["Harbour Wire"]);
  const whole = (text: string): { start: number; end: number } => ({ start: 0, end: text.length });
  /** The signature with what belongs to it, and the names in it. */
  const signed = (text: string, line = whole(text)): readonly (string | undefined)[] => {
    const found = agencies.signature(text, line);
    return found ? [text.slice(found.span.start, found.span.end), found.names] : [];
  };

  it("sign at a line's end, several of them too", () => {
    deepEqual(signed("It ended. AFP"), ["AFP", "AFP"]);
    deepEqual(signed("It ended.AFP"), ["AFP", "AFP"]);
    deepEqual(signed("AP"), ["AP", "AP"]);
    deepEqual(signed("It ended. THE NEW YORK TIMES"), ["THE NEW YORK TIMES", "THE NEW YORK TIMES"]);
    for (const joint of [", ", "/", " / ", ";", " & ", " + ", " | ", " AND ", " and ", " "])
      deepEqual(signed(`It ended. AFP${joint}DPA`), [`AFP${joint}DPA`, `AFP${joint}DPA`]);
    deepEqual(signed("It ended. AFP, DPA, KYODO"), ["AFP, DPA, KYODO", "AFP, DPA, KYODO"]);
    deepEqual(signed("It ended. AFP – DPA"), ["– DPA", "DPA"]);
  });
  it("may stand in brackets, of one kind, or behind a dash", () => {
    for (const [open, close] of ["()", "[]", "（）"])
      deepEqual(signed(`It ended. ${open}AFP${close}`), [`${open}AFP${close}`, "AFP"]);
    deepEqual(signed("(AFP)"), ["(AFP)", "AFP"]);
    deepEqual(signed("It ended. AFP)"), []);
    for (const dash of ["-", "– ", "—"]) deepEqual(signed(`It ended. ${dash}AFP`), [`${dash}AFP`, "AFP"]);
  });
  it("are read within their line", () => {
    const text = "(AFP)\nAFP)\nNot ours.";
    deepEqual(signed(text, { start: 1, end: 5 }), []);
    deepEqual(signed(text, { start: 6, end: 10 }), []);
    deepEqual(signed("-AFP", { start: 1, end: 4 }), ["AFP", "AFP"]);
    deepEqual(signed("AFP, DPA", { start: 5, end: 8 }), ["DPA", "DPA"]);
  });
  it("are no parts of words", () => {
    for (const text of ["SNAP", "It ended. XAP", "2AP", "ÄAP", "AFPS", "", "afp"]) deepEqual(signed(text), [], text);
    deepEqual(signed("It ended.'AP"), ["AP", "AP"]);
  });
  it("may be the user's, as written and in capitals", () => {
    deepEqual(signed("It ended. Harbour Wire"), ["Harbour Wire", "Harbour Wire"]);
    deepEqual(signed("It ended. HARBOUR WIRE"), ["HARBOUR WIRE", "HARBOUR WIRE"]);
    deepEqual(signed("It ended. harbour wire"), []);
  });
  it("make a signature where nothing else is in the line", () => {
    for (const [text, is] of [
      ["AFP", true],
      ["(AFP)", true],
      ["– DPA, AFP", true],
      ["It ended. AFP", false],
      ["It ended.", false],
    ] as const)
      equal(agencies.isSignature(text, whole(text)), is, text);
  });
});
