import { check, checkFix, document, fixesAt } from "../../../support/check-residue.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

describe("agency-credit-glued", () => {
  const dirty = [
    "The minister left. {|agency-credit-glued:BLOOMBERG|}",
    "The minister left.{|agency-credit-glued:REUTERS|}",
    "“The minister left.” {|agency-credit-glued:AFP|}",
    "“The minister left”. {|agency-credit-glued:AFP|}",
    "Has the minister left? {|agency-credit-glued:AP|}",
    "The minister left. {|agency-credit-glued:BLOOMBERG, REUTERS|}",
    "The minister left. {|agency-credit-glued:AFP/REUTERS|}",
    "The minister left. {|agency-credit-glued:THE NEW YORK TIMES AND AP|}",
    "The minister left. {|agency-credit-glued:(AFP)|}",
    "The minister left. {|agency-credit-glued:– DPA|}",
    "部长离开了首尔。{|agency-credit-glued:XINHUA|}",
    "The minister (and his men) left in 2015. {|agency-credit-glued:KYODO|}",
    "He came from the US. {|agency-credit-glued:YONHAP|}",
  ];
  for (const line of dirty)
    it(`reports ${line.replace(/\{\|[a-z-]+:|\|\}/g, "")}`, () => void check(document(`Headline\n${line}\n`)));

  const clean = [
    "He spoke to the AP",
    "He spoke to AFP.",
    "She had worked for REUTERS",
    "He was born in the U.S. AP",
    "The minister left. Reuters",
    "The minister left. NATO",
    "A story by BLOOMBERG and AFP",
    "The minister left. THE END",
    "The minister left.\nBLOOMBERG",
  ];
  for (const line of clean) it(`leaves ${line}`, () => void check(document(`Headline\n${line}\n`)));

  it("looks at the last line of prose alone", () => {
    check(document("The minister left. AFP\nNobody knew why.\n"));
    check(
      document(
        "The minister left. {|agency-credit-glued:AFP|}\n\n{|boilerplate-line:Follow us on Facebook|}\n{|trailing-source-url:https://example.org/a|}\n",
      ),
    );
  });

  it("knows the user's agencies", () => {
    const options = { agencies: ["Peninsula Monitor"] };
    const [found] = check(document("He left. {|agency-credit-glued:PENINSULA MONITOR|}\n"), options);
    equal(found?.message, '"PENINSULA MONITOR" is the agency\'s sign and no part of the last sentence.');
    check(document("He left. {|agency-credit-glued:Peninsula Monitor|}\n"), options);
    check(document("He left. PENINSULA MONITOR\n"));
  });

  it("reads CRLF, a last line without a line end, and two documents", () => {
    check("<<<FILE a\r\nHe left. {|agency-credit-glued:AP|}\r\nEND>>>\r\n");
    check("<<<FILE a\nHe left. {|agency-credit-glued:AP|}{|glued-marker:END>>>|}\n");
    const one = "He left. {|agency-credit-glued:AP|}\nEND>>>\n";
    check(`<<<FILE a\n${one}<<<FILE b\n${one}`);
  });

  it("moves the sign to the header", () => {
    const dirty = "He left. {|agency-credit-glued:AP|}\n";
    checkFix(document(dirty), document("He left.\n", "credit=AP"));
    checkFix(document(dirty, 'credit="photo: AFP"'), document("He left.\n", 'credit="photo: AFP; AP"'));
    checkFix(document(dirty, "credit=AP"), document("He left.\n", "credit=AP"));
    checkFix(document("He left. {|agency-credit-glued:(AFP, AP)|}  \n"), document("He left.  \n", 'credit="AFP, AP"'));
  });

  it("gives it a line of its own, as the document parts its paragraphs", () => {
    const title = "Put it on a line of its own";
    checkFix(document("A.\nHe left. {|agency-credit-glued:AP|}\n"), document("A.\nHe left.\nAP\n"), { title });
    checkFix(document("A.\n\nHe left.{|agency-credit-glued:AP|}\n"), document("A.\n\nHe left.\n\nAP\n"), { title });
  });

  it("touches no sealed body", () =>
    deepEqual(fixesAt(document("He left. AP\n", `sha256=${"0".repeat(64)}`), "agency-credit-glued"), []));
  it("takes no initial and no abbreviation for a sentence's end", () => {
    for (const line of ["He came from the U.S. REUTERS", "He met A. REUTERS", "He left REUTERS"])
      check(document(`Text.\n${line}\n`));
    check(document("Text.\n. {|agency-credit-glued:REUTERS|}\n"));
  });
});
