import { byteFindings } from "../../../../src/core/checks/bytes.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

describe("invalid-utf8", () => {
  const found = (...bytes: readonly number[]): readonly string[] =>
    byteFindings(Uint8Array.from(bytes)).map(
      ({ rule, severity, offset, line }) => `${rule} ${severity} ${offset} ${line}`,
    );

  it("reports what is ill formed, with offset and line", () => {
    deepEqual(found(0x63, 0x61, 0x66, 0xe9, 0x0a, 0xff), ["invalid-utf8 error 3 0", "invalid-utf8 error 5 1"]);
    deepEqual(
      byteFindings(Uint8Array.of(0x61, 0xe2, 0x80, 0x0a)).map(({ message }) => message),
      ['The bytes "E2 80" at offset 1 are not UTF-8.'],
    );
  });
  it("refuses what is too long, surrogates, what is cut off and what is beyond Unicode", () => {
    for (const bytes of [
      [0xc0, 0xaf],
      [0xe0, 0x80, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xf8, 0x88],
      [0xe2, 0x82],
      [0x80],
    ])
      equal(found(...bytes).length > 0, true, bytes.join());
  });
  it("agrees with a decoder about what is one fault", () => {
    for (let seed = 1; seed <= 2_000; seed++) {
      const bytes = Uint8Array.from(
        { length: 6 },
        (_, at) =>
          [0x41, 0x80, 0xa0, 0xc3, 0xe2, 0xed, 0xf0, 0xf4, 0xff, 0x90][((seed * (at + 7) * 2654435761) % 1009) % 10]!,
      );
      const faults = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).split("\uFFFD").length - 1;
      equal(byteFindings(bytes).length, faults, [...bytes].join());
    }
  });
  it("is content with UTF-8 of all lengths", () =>
    deepEqual(byteFindings(new TextEncoder().encode("aé한😀\uFFFD\u{10FFFF}\n")), []));
  it("tells twenty and says how many more there are", () => {
    const all = byteFindings(new Uint8Array(1_000).fill(0xff));
    equal(all.length, 20);
    equal(all.at(-1)?.message, 'The byte "FF" at offset 19 is not UTF-8, and 980 more places follow.');
    const last = (count: number): string | undefined => byteFindings(new Uint8Array(count).fill(0xff)).at(-1)?.message;
    equal(last(20), 'The byte "FF" at offset 19 is not UTF-8.');
    equal(last(21), 'The byte "FF" at offset 19 is not UTF-8, and 1 more place follows.');
    equal(last(22), 'The byte "FF" at offset 19 is not UTF-8, and 2 more places follow.');
  });
  it("can be turned off", () => deepEqual(byteFindings(Uint8Array.of(0xff), { "invalid-utf8": "off" }), []));
});
