import { check, checkFix, fixAll, fixesAt, fixRule, relatedAt } from "../../../support/check-structure.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

describe("header-syntax", () => {
  const at = (header: string): string => `${header}\nx\nEND>>>\n`;
  const fix = (bad: string, good: string, title?: string): void =>
    checkFix(at(bad), at(good), title === undefined ? {} : { title });

  it("is content with well-formed headers", () => {
    for (const header of [
      "<<<FILE a",
      "<<<FILE\ta  k=v ",
      '<<<FILE "two words" k="v w" l=a"b',
      '<<<FILE "a=b"',
      "<<<FILE a k=b=c",
      '<<<FILE a k=""',
    ])
      check(at(header));
  });

  it("reports a header without a name, and names it", () => {
    deepEqual(check(at("{|header-syntax:<<<FILE|}"))[0]?.message, '"<<<FILE" is not followed by a name.');
    fix("{|header-syntax:<<<FILE|}", "<<<FILE untitled.txt");
    fix("{|header-syntax:<<<FILE|} ", "<<<FILE untitled.txt");
    fix("{|header-syntax:<<<FILE|} k=v", "<<<FILE untitled.txt k=v");
    fix('<<<FILE {|header-syntax:""|} k=v', "<<<FILE untitled.txt k=v");
  });

  it("warns of a space in an unquoted name, and quotes it safely", () => {
    const [found] = check(at("<<<FILE {|header-syntax:two  words.txt|} k=v"));
    deepEqual(found?.severity, "warning");
    deepEqual(fixAll(at("<<<FILE two  words.txt k=v")), {
      text: at('<<<FILE "two  words.txt" k=v'),
      fixed: 1,
      left: 0,
    });
    fix("<<<FILE {|header-syntax:two words|}", '<<<FILE "two words"', "Quote the name");
    fix("<<<FILE {|header-syntax:a'b c|}", '<<<FILE "a\'b c"', "Quote the name");
  });

  it("reports a name that holds a =, and quotes it", () => fix("<<<FILE {|header-syntax:=a|}", '<<<FILE "=a"'));

  it("reports a name whose quotes do not pair, and lets go of the attributes they swallowed", () => {
    fix('<<<FILE {|header-syntax:"two words.txt k=v|}', '<<<FILE "two words.txt" k=v');
    fix('<<<FILE {|header-syntax:"a.txt|}', "<<<FILE a.txt");
    fix('<<<FILE {|header-syntax:"a" b|} k=v', '<<<FILE "a b" k=v');
    fix('<<<FILE {|header-syntax:a "b"|} k=v', '<<<FILE "a b" k=v');
    fix('<<<FILE {|header-syntax:"a"b k="v w"|}', '<<<FILE ab k="v w"');
    deepEqual(fixRule(at('<<<FILE "a\\q.txt" k=v'), "header-syntax").text, at("<<<FILE a\\q.txt k=v"));
  });

  it("reports a value whose quotes do not pair", () => {
    const [found] = check(at('<<<FILE a {|header-syntax:k="South China l=v|}'));
    deepEqual(found?.message, 'The quotes in "k="South China l=v" do not pair.');
    fix('<<<FILE a {|header-syntax:k="South China l=v|}', '<<<FILE a k="South China" l=v');
    fix('<<<FILE a {|header-syntax:k="say "no" now"|}', '<<<FILE a k="say \\"no\\" now"');
    fix('<<<FILE a {|header-syntax:k="|}', "<<<FILE a");
  });

  it("takes words after a value for part of it", () => {
    check(at("<<<FILE a k=South {|header-syntax:China Morning|} l=v"));
    fix("<<<FILE a k=South {|header-syntax:China Morning|} l=v", '<<<FILE a k="South China Morning" l=v');
    fix("<<<FILE a k=South {|header-syntax:China|} l=v", "<<<FILE a k=South l=v", 'Remove "China"');
    fix('<<<FILE a k="v" {|header-syntax:w|}', '<<<FILE a k="v"');
  });

  it("reports a key that is none", () => {
    fix("<<<FILE a {|header-syntax:Date=2024|}", "<<<FILE a date=2024");
    fix("<<<FILE a {|header-syntax:my_key=1|}", "<<<FILE a my-key=1");
    fix("<<<FILE a date=1 {|header-syntax:Date=2|}", "<<<FILE a date=1");
    fix("<<<FILE a {|header-syntax:1=2|}", "<<<FILE a");
  });

  it("reports a key without a value", () => {
    fix("<<<FILE a {|header-syntax:k=|} l=v", "<<<FILE a l=v");
    fix("<<<FILE a {|header-syntax:k= South China|} l=v", '<<<FILE a k="South China" l=v');
    fix("<<<FILE a {|header-syntax:k=a\u0001b|}", '<<<FILE a k="a\\u0001b"');
  });

  it("reports a repeated key, and points to the first", () => {
    const [found] = check(at("<<<FILE a k=1 {|header-syntax:k=2|}"));
    deepEqual(found?.message, 'The key "k" is there twice.');
    deepEqual(relatedAt(at("<<<FILE a k=1 k=2"), "header-syntax"), ['10: "k=1" The first one holds.']);
    fix("<<<FILE a k=1 {|header-syntax:k=2|} l=3", "<<<FILE a k=1 l=3");
  });

  it("reports final-newline=no of nothing", () => {
    checkFix("<<<FILE {|empty-block:a|} {|header-syntax:fi$0nal-newline=no|} k=v\nEND>>>\n", "<<<FILE a k=v\nEND>>>\n");
    check("<<<FILE a final-newline=no\nx\nEND>>>\n");
    check("<<<FILE {|empty-block:a|} final-newline=yes\nEND>>>\n");
  });

  it("reads CRLF", () => {
    checkFix("<<<FILE {|header-syntax:a b|}\r\nx\r\nEND>>>\r\n", '<<<FILE "a b"\r\nx\r\nEND>>>\r\n');
  });
  it("reads a last line without a line end", () =>
    void check("{|missing-terminator:{|header-syntax:<<<FILE|}|}{|missing-final-line-end:|}"));
  it("reports two in one header", () =>
    void check(at("<<<FILE {|header-syntax:a b|} k=1 {|header-syntax:k=2|} {|header-syntax:k=3|}")));
  it("finds its place in the second half of a glued line", () =>
    void check("<<<FILE a\nx\n{|glued-marker:END>>>|} <<<FILE {|header-syntax:b c|}\nx\nEND>>>\n"));
  it("makes suggestions only, but for the space", () =>
    deepEqual(
      fixesAt(at("<<<FILE a k=1 k=2"), "header-syntax").map(({ safety }) => safety),
      ["suggested"],
    ));
  it("offers to remove what an empty body does not need, in words", () =>
    deepEqual(
      fixesAt("<<<FILE a final-newline=no\nEND>>>\n", "header-syntax").map(({ title }) => title),
      ["Remove the attribute"],
    ));
  it("writes a key as near as may be, and keys behind an open quote stay keys", () => {
    fix("<<<FILE a {|header-syntax:My__Key_=1|}", "<<<FILE a my-key=1");
    fix("<<<FILE a {|header-syntax:12St=1|} l=v", "<<<FILE a st=1 l=v");
    fix("<<<FILE a {|header-syntax:__=1|} l=v", "<<<FILE a l=v");
    fix("<<<FILE a b-c=1 {|header-syntax:B_C=2|}", "<<<FILE a b-c=1");
    fix('<<<FILE a {|header-syntax:k="South China \t l2-x=v|}', '<<<FILE a k="South China" \t l2-x=v');
    fix('<<<FILE a {|header-syntax:k="x l=v|}', '<<<FILE a k="x" l=v');
    fix('<<<FILE a {|header-syntax:k="South L=v|}', '<<<FILE a k="South L=v"');
  });

  it("quotes no name of which nothing is left, and one whatever stands in it", () => {
    deepEqual(fixesAt(at('<<<FILE " k=v'), "header-syntax").length > 0, true);
    deepEqual(fixesAt(at('<<<FILE "'), "header-syntax"), []);
  });
  it("tells stray words apart that an attribute parts", () =>
    void check("<<<FILE a k=1 {|header-syntax:x y|} m=2 {|header-syntax:z|}\nx\nEND>>>\n"));
  it("knows a repeated key by what stands before the first equals sign", () => {
    const [found] = check("<<<FILE a k=1 {|header-syntax:k=b=c|}\nx\nEND>>>\n");
    equal(found?.message, 'The key "k" is there twice.');
    deepEqual(
      found?.fixes.map(({ title }) => title),
      ["Remove the repeated attribute"],
    );
  });
  it("says nothing of a line end in a document that nothing ends", () =>
    void check("<<<FILE {|missing-terminator:a|} final-newline=no{|missing-final-line-end:|}"));
  it("names its fixes, and offers none that mends nothing", () => {
    const titles = (header: string): readonly string[] =>
      fixesAt(at(header), "header-syntax").map(({ title }) => title);
    for (const [header, ...expected] of [
      ["<<<FILE", 'Name it "untitled.txt"'],
      ["<<<FILE two words", "Quote the name"],
      ['<<<FILE "a', "Quote the name"],
      ['<<<FILE "'],
      ['<<<FILE a k="b', "Quote the value", 'Remove "k="b"'],
      ['<<<FILE a k=" l=v', 'Remove "k=" l=v"'],
      ["<<<FILE a k=b c", "Quote the value", 'Remove "c"'],
      ['<<<FILE a k="b" c', 'Remove "c"'],
      ["<<<FILE a Key=b", 'Write the key as "key"', 'Remove "Key=b"'],
      ["<<<FILE a Key=b key=c", 'Remove "Key=b"'],
      ["<<<FILE a 1=b", 'Remove "1=b"'],
      ["<<<FILE a k=", 'Remove "k="'],
      ["<<<FILE a k= v", "Quote the value", 'Remove "k= v"'],
    ] as const)
      deepEqual(titles(header), expected, header);
  });
  it("mends names, values and keys however many quotes and signs they have", () => {
    fix('<<<FILE {|header-syntax:"a b" c"|} k=v', '<<<FILE "a b c" k=v');
    fix('<<<FILE {|header-syntax:"a k=v x="y|}', '<<<FILE "a k=v x=y"');
    fix('<<<FILE {|header-syntax:" k=v|}', '<<<FILE "k=v"');
    fix('<<<FILE a {|header-syntax:k="b c  l-2=v|}', '<<<FILE a k="b c"  l-2=v');
    fix('<<<FILE a {|header-syntax:k="x"y|}', '<<<FILE a k="x\\"y"');
    fix("<<<FILE a {|header-syntax:_My__key_=b|}", "<<<FILE a my-key=b");
    fix("{|header-syntax:<<<FILE|}\tk=v", "<<<FILE\tuntitled.txt k=v");
  });
});
