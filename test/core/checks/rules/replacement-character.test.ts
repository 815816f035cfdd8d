import { check, fixesAt, inBody } from "../../../support/check-characters.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("replacement-character", () => {
  it("reports each run of U+FFFD, with the word it stands in", () => {
    const [found] = check(
      inBody("The caf{|replacement-character:\uFFFD|} and the {|replacement-character:\uFFFD\uFFFD|}."),
    );
    deepEqual(found?.message, 'A character was lost in "caf\uFFFD".');
  });
  it("reports it in headers and comments too", () =>
    void check(
      '# c{|replacement-character:\uFFFD|}\n<<<FILE a title="b{|replacement-character:\uFFFD|}"\nx\nEND>>>\n',
    ));
  it("says whether the bytes hold it, where that is known", () => {
    const text = inBody("caf{|replacement-character:\uFFFD|}");
    deepEqual(
      check(text, { storedReplacements: true })[0]?.message,
      'A character was lost in "caf\uFFFD", before the file was saved.',
    );
    deepEqual(
      check(text, { storedReplacements: false })[0]?.message,
      'A character was lost in "caf\uFFFD", because the file\'s bytes there are not UTF-8.',
    );
  });
  it("has no fix", () => deepEqual(fixesAt(inBody("\uFFFD"), "replacement-character"), []));
  it("skips base64", () => void check("<<<FILE a encoding=base64\n\uFFFDAAA\nEND>>>\n"));
  it("is content without", () => void check(inBody("café � is not this".replace("�", "?"))));
  it("reads CRLF", () => void check("<<<FILE a\r\ncaf{|replacement-character:\uFFFD|}\r\nEND>>>\r\n"));
  it("reads a last line without a line end", () =>
    void check("<<<FILE a\nx\nEND>>>\n# {|replacement-character:\uFFFD|}{|missing-final-line-end:|}"));
  it("quotes no more than shows where it is", () => {
    const messages = (text: string): readonly string[] => check(text).map(({ message }) => message);
    deepEqual(
      messages(
        `${"{|replacement-character:\uFFFD|}b {|text-outside-block:|}"
          .replace("{|text-outside-block:|}", "")
          .replace(/^/, "# ")}\n<<<FILE a\nx\nEND>>>\n`,
      ),
      ['A character was lost in "\uFFFDb".'],
    );
    const long = "a".repeat(100);
    const [found] = check(inBody(`${long}{|replacement-character:\uFFFD|}${long}`));
    deepEqual(
      /"(a+)\uFFFD(a+)"/
        .exec(found?.message ?? "")
        ?.slice(1)
        .map(({ length }) => length),
      [12, 23],
    );
  });
});
