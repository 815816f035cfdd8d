import assert from "node:assert/strict";
import fc from "fast-check";
import { type Card, cardToMarkdown, escapeMarkdown, webAddress } from "../../src/core/markdown.ts";

/** What makes Markdown live, and what hides in it. */
const dictionary = fc.array(
  fc.constantFrom(
    ..."\\`*_{}[]()#+-.!|~<>&$:/@=^\"'%;,? \t\n\r".split(""),
    ..."https://example.org www.example.org a@b.example command:x.y javascript:x <img src=x> <b> ![i](http://x/y.png) [a](command:z)".split(
      " ",
    ),
    ..."&#58; &amp; $(alert) ``` ~~~ --- === |a|b| 1. [x]: <https://x.y> ftp:// http:// :// HTTPS://".split(" "),
    ..."\u202e \u2066 \u200b \u200d \u2028 \u0000 \u001b \u00ad \ufeff \u{e0041} \ud800 é 李 👩 a B".split(" "),
  ),
  { maxLength: 30 },
);

/** Every mark of ASCII punctuation is escaped, and nothing is invisible or ends the line. */
function isInert(markdown: string): boolean {
  const rest = markdown.replace(/\\[!-/:-@[-`{-~]/g, "x");
  return (
    !/[!-/:-@[-`{-~\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\ufeff\u{e0000}-\u{e007f}]/u.test(rest) &&
    !/^\s| {2}|\s$/.test(rest)
  );
}

describe("text in Markdown", () => {
  it("shows what it says", () => {
    assert.equal(escapeMarkdown("Lin Jian, 林剑"), "Lin Jian\\, 林剑");
    assert.equal(escapeMarkdown("[x](command:y) *b* <i>"), "\\[x\\]\\(command\\:y\\) \\*b\\* \\<i\\>");
    assert.equal(escapeMarkdown("https://a.b"), "https\\:\\/\\/a\\.b");
  });

  it("is one line", () => {
    assert.equal(escapeMarkdown(" a\r\n\n    b\u2028\tc "), "a b c");
  });

  it("shows what hides, and leaves joiners where scripts need them", () => {
    assert.equal(escapeMarkdown("a\u202eb\u200bc\u0007"), "a‹U\\+202E›b‹U\\+200B›c‹U\\+0007›");
    assert.equal(escapeMarkdown("می\u200cخواهم 👩\u200d🚀 a\u200db"), "می\u200cخواهم 👩\u200d🚀 a‹U\\+200D›b");
  });

  it("is cut where it is too long, between characters", () => {
    assert.equal(escapeMarkdown("abcdef", 4), "abc…");
    assert.equal(escapeMarkdown("😀😀😀", 2), "😀…");
    assert.ok(escapeMarkdown("x".repeat(1_000_000)).length <= 300);
  });

  it("is never live", () => {
    fc.assert(
      fc.property(dictionary, (pieces) => isInert(escapeMarkdown(pieces.join("")))),
      { numRuns: 2000 },
    );
  });
});

describe("a web address", () => {
  it("is http or https, and ends no link early", () => {
    assert.equal(webAddress("https://example.org/a b(c)<d>"), "https://example.org/a%20b%28c%29%3Cd%3E");
    assert.equal(webAddress("HTTP://EXAMPLE.org"), "http://example.org/");
    for (const url of [
      "command:x",
      "javascript:alert(1)",
      "vscode://x",
      "file:///etc/passwd",
      "data:text/html,x",
      "//x",
      "x",
      "",
    ])
      assert.equal(webAddress(url), undefined, url);
  });
});

describe("a card in Markdown", () => {
  const link = (text: string, argument: string): Card => ({
    lines: [[{ kind: "link", text, target: { kind: "command", command: "all-mentions", argument } }]],
  });

  it("has a line for each, and pieces side by side", () => {
    const card: Card = {
      lines: [
        [
          { kind: "strong", text: "Ann" },
          { kind: "text", text: "· person" },
        ],
        [{ kind: "text", text: "" }],
        [{ kind: "link", text: "site", target: { kind: "web", url: "https://a.example" } }],
      ],
    };
    assert.equal(cardToMarkdown(card), "**Ann** · person  \n[site](https://a.example/)");
  });

  it("has command links only where commands are given", () => {
    assert.equal(cardToMarkdown(link("All", "a")), "");
    assert.equal(
      cardToMarkdown(link("All", "a"), (command, id) => `command:corpus.${command}?["${id}"]`),
      "[All](command:corpus.all-mentions?%5B%22a%22%5D)",
    );
  });

  it("shows a link that leads elsewhere than to the web as mere text", () => {
    const card: Card = { lines: [[{ kind: "link", text: "x", target: { kind: "web", url: "command:x" } }]] };
    assert.equal(cardToMarkdown(card), "x");
  });

  it("holds nothing live but its own links, whatever it is made of", () => {
    fc.assert(
      fc.property(dictionary, dictionary, (some, other) => {
        const text = some.join("");
        const made = cardToMarkdown(link(text, other.join("")), (_, argument) => `command:c?${argument}`);
        if (made === "") return true;
        const match = /^\[((?:[^\\\]]|\\.)*)\]\(command:c\?([^()<>\s\\]*)\)$/.exec(made);
        return match !== null && isInert(match[1]!);
      }),
      { numRuns: 1000 },
    );
  });

  it("is never larger than 4 kB", () => {
    const lines = Array.from({ length: 50 }, () => [{ kind: "text" as const, text: "林".repeat(300) }]);
    const made = cardToMarkdown({ lines });
    assert.ok(new TextEncoder().encode(made).length <= 4096);
    assert.ok(made.length > 900);
  });
});
