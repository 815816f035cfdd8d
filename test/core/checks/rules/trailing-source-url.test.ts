import { check, checkFix, document, fixesAt } from "../../../support/check-residue.ts";
import { deepEqual } from "../../../support/expect.ts";

const URL = "https://example.org/a";

describe("trailing-source-url", () => {
  it("reports the last line that is not blank", () => {
    check(document(`He left.\n\n{|trailing-source-url:${URL}|}\n`));
    check(document(`He left.\n {|trailing-source-url:${URL}|} \n\n\n`));
    check(document("He left.\n{|trailing-source-url:HTTP://EXAMPLE.ORG/%20?a=1#b|}\n"));
  });

  const clean = [
    `He left. ${URL}\n`,
    `${URL}\nHe left.\n`,
    `Source: ${URL}\nHe left, see ${URL}\n`,
    `${URL}\n`,
    `Two pages to read\nhttps://example.org/b\n${URL}\n`,
    `The minister's page is this:\n${URL}\n`,
    "He left.\nftp://example.org/a\n",
    "He left.\nwww.example.org\n",
    `He left.\n<${URL}>\n`,
  ];
  for (const body of clean) it(`leaves ${JSON.stringify(body)}`, () => void check(document(body)));

  it("reads CRLF, and two documents", () => {
    check(`<<<FILE a\r\nHe left.\r\n{|trailing-source-url:${URL}|}\r\nEND>>>\r\n`);
    const one = `He left.\n{|trailing-source-url:${URL}|}\nEND>>>\n`;
    check(`<<<FILE a\n${one}<<<FILE b\n${one}`);
  });

  it("waits with its fix until a glued terminator is parted from the address", () => {
    const text = `<<<FILE a\nHe left.\n{|trailing-source-url:${URL}|}{|glued-marker:END>>>|}\n`;
    check(text);
    deepEqual(fixesAt(`<<<FILE a\nHe left.\n${URL}END>>>\n`, "trailing-source-url"), []);
  });

  it("moves it to the header", () => {
    const dirty = `He left.\n\n{|trailing-source-url:${URL}|}\n`;
    checkFix(document(dirty), document("He left.\n", `url=${URL}`));
    checkFix(document(dirty, `url=${URL}`), document("He left.\n", `url=${URL}`));
  });

  it("overwrites no other address, and touches no sealed body", () => {
    const dirty = `He left.\n${URL}\n`;
    deepEqual(fixesAt(document(dirty, "url=https://example.org/b"), "trailing-source-url"), []);
    deepEqual(fixesAt(document(`---\nurl: https://example.org/b\n---\n${dirty}`), "trailing-source-url"), []);
    deepEqual(fixesAt(document(dirty, `sha256=${"0".repeat(64)}`), "trailing-source-url"), []);
  });
  it("is only deleted where the header can take nothing", () => {
    const text = `<<<FILE "a\nHe left.\n${URL}\nEND>>>\n`;
    deepEqual(
      fixesAt(text, "trailing-source-url")
        .map(({ title }) => title)
        .filter((title) => title.startsWith("Move")),
      [],
    );
  });
});
