import assert from "node:assert/strict";
import { formatSuiteLine, judge, parseSuiteLine } from "./suite-protocol.ts";

describe("the suite's protocol", () => {
  it("is read as it was written, wherever VS Code's log puts it", () => {
    const line = { kind: "text", text: 'a "b"\\n' } as const;
    assert.deepEqual(parseSuiteLine(formatSuiteLine(line)), line);
    assert.deepEqual(parseSuiteLine(`[info] ${formatSuiteLine(line)}\r`), line);
  });

  it("takes no other line for the suite's", () => {
    assert.equal(parseSuiteLine('{"kind":"end","passed":1,"failed":0}'), undefined);
    assert.equal(parseSuiteLine("\u2063not ours"), undefined);
  });

  const passed = { passed: 3, failed: 0 };
  const failed = { passed: 3, failed: 2 };
  const cases = [
    { title: "passes what ended well", run: { code: 0, end: passed }, is: passed },
    { title: "counts failed tests", run: { code: 1, end: failed }, is: failed },
    { title: "fails what ended without saying so, whatever the code", run: { code: 0 }, is: { passed: 0, failed: 1 } },
    {
      title: "fails a run without tests",
      run: { code: 0, end: { passed: 0, failed: 0 } },
      is: { passed: 0, failed: 1 },
    },
    { title: "fails a bad code after good tests", run: { code: 71, end: passed }, is: { passed: 3, failed: 1 } },
    { title: "fails what took too long", run: { code: "Too long." }, is: { passed: 0, failed: 1 } },
  ];
  for (const { title, run, is } of cases) {
    it(title, () => {
      const { problem, ...counts } = judge(run);
      const { passed: p, failed: f } = counts;
      assert.deepEqual({ passed: p, failed: f }, is);
      assert.equal(problem === undefined, is.failed === 0 || run.end === failed);
    });
  }
});
