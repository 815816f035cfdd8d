import assert from "node:assert/strict";
import { jsonLine, paintFor, shown } from "../../src/cli/terminal.ts";

const terminal = { isTerminal: true, isClosed: false, write: async () => {}, writeBytes: async () => {} };

describe("shown", () => {
  it("shows what would steer a terminal, on one line", () => {
    assert.equal(
      shown("a\u001b[2J\u0007\u009b1m\u007f\u202etxt\u2066\n\t\r\0"),
      "a\\u001b[2J\\u0007\\u009b1m\\u007f\\u202etxt\\u2066\\n\\t\\r\\u0000",
    );
  });

  it("leaves letters, emoji and joiners of every script as they are", () => {
    const text = "é 윤석열 普京 سيول 👨‍🌾 𠮷 नमस्ते क्‍ष";
    assert.equal(shown(text), text);
  });

  it("shows half a surrogate pair", () => {
    assert.equal(shown("\ud83d x \ude00 \u{1F600}"), "\\ud83d x \\ude00 \u{1F600}");
  });
});

describe("jsonLine", () => {
  it("reads back the same and holds nothing that steers a terminal", () => {
    const value = { text: '\u001b]0;x\u0007\u009b\u007f\u202e\u2028\ufeff\ud83d\n"\\' };
    const line = jsonLine(value);
    assert.deepEqual(JSON.parse(line), value);
    assert.match(line, /^[ -~]+$/);
  });
});

describe("paintFor", () => {
  it("colours on a terminal only, and not where colours are unwanted", () => {
    assert.equal(paintFor(terminal, {})("error", "x"), "\u001b[31mx\u001b[0m");
    assert.equal(paintFor(terminal, { NO_COLOR: "1" })("error", "x"), "x");
    assert.equal(paintFor(terminal, { TERM: "dumb" })("error", "x"), "x");
    assert.equal(paintFor({ ...terminal, isTerminal: false }, {})("error", "x"), "x");
  });
});
