import { check, checkFix, fixesAt, fixRule, inBody } from "../../../support/check-characters.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

describe("missing-sentence-break", () => {
  it("reports a sentence end before a capital, and a letter before a quotation", () => {
    const [first, second] = check(
      inBody("two {|missing-sentence-break:rooms.The|} larger; South {|missing-sentence-break:Korea“China|} will” go"),
    );
    deepEqual(first?.message, 'In "rooms.The" a sentence ends without a space.');
    deepEqual(second?.message, 'In "Korea“China" a quotation begins without a space.');
  });
  it("reports it after quotes, brackets, numbers and capitals where a sentence begins", () => {
    for (const text of [
      "“we will {|missing-sentence-break:go.”The|} talks",
      "will you {|missing-sentence-break:come?He|} said",
      "in {|missing-sentence-break:2020.The|} talks",
      "(in May{|missing-sentence-break:).The|} talks",
      "by 5 {|missing-sentence-break:%.In|} May",
      "to {|missing-sentence-break:Seoul.The|} talks",
      "in {|missing-sentence-break:NATO.The|} talks",
      "in two {|missing-sentence-break:rooms.McDonald|} said",
      "they {|missing-sentence-break:left.“We|} go,” he said",
      "они {|missing-sentence-break:ушли.Потом|} всё",
    ])
      check(inBody(text.replace(/\{\|missing-sentence-break:(\)|%)/, "{|missing-sentence-break:$1")));
  });
  it("goes by the convention of the text", () => {
    check(inBody("Er sagte „das ist {|missing-sentence-break:gut.“Dann|} ging er.", "a lang=de"));
    check(inBody("Er sagte in {|missing-sentence-break:Korea„China|}“ und ging.", "a lang=de"));
    check(inBody("Im {|missing-sentence-break:Haus.Dann|} ging er.", "a lang=de"));
  });
  it("is content with what only looks like it", () => {
    for (const text of [
      "Dr.Tan, Mr.Lee, Prof.Kim, St.Petersburg, vs.Japan, Gen.Park, No.Five",
      "M.K.Stalin, J.Crew, A.Kim, U.S.Senate, E.U.Commission, z.B.Die, e.g.The",
      "node.Js, Node.Js, Booking.Com, Asp.Net, example.Com, www.Example.Org, Monday.Com, Character.Ai",
      "http.Agent, net.Server, this.State, ttk.Notebook",
      "Yahoo!Japan, Jeopardy!Masters, Panic!At the Disco",
      "see https://example.com/rooms.The/x and mail a.b@example.Com",
      "Report.Pdf, Main.Java, System.Text, Console.WriteLine(x), foo.Bar(), this.State.Value, rooms.The_end",
      "iPhone 4S, 3.5, v1.2.Beta, 1.The first\n2.The second",
      "am 3.Oktober, im 19.Jahrhundert, die 2.Bundesliga",
      "He paused… Then he said: “Well…” and “so.” The end.",
      "rock‘n‘roll, Korea’s “China”, the “2+2” talks, dell’“Arte”",
      "他说“好。”然后离开。他说:“好”Seoul",
      "한국이“중국”과 만났다.그리고 떠났다.",
      "قال: «نعم».ثم ذهب",
    ])
      check(inBody(text), { levels: { "unbalanced-quotes": "off" } });
  });
  it("knows the user's abbreviations", () => {
    check(inBody("{|missing-sentence-break:rooms.The|} end"));
    check(inBody("rooms.The end"), { abbreviations: ["rooms."] });
  });
  it("skips code and data", () => {
    check(inBody("`rooms.The`\n```\nrooms.The\n```", "a.md"));
    check(inBody("rooms.The", "a.csv"));
  });
  it("adds a space, or begins a paragraph as the text parts them", () => {
    checkFix(inBody("{|missing-sentence-break:rooms.The|} end."), inBody("rooms. The end."));
    checkFix(inBody("{|missing-sentence-break:go.”The|} end"), inBody("go.” The end"), {
      options: { levels: { "unbalanced-quotes": "off" } },
    });
    checkFix(inBody("{|missing-sentence-break:Korea“China|}”"), inBody("Korea “China”"));
    const title = "Begin a new paragraph";
    checkFix(inBody("{|missing-sentence-break:rooms.The|} end."), inBody("rooms.\nThe end."), { title });
    checkFix(inBody("a\n\n{|missing-sentence-break:rooms.The|} end."), inBody("a\n\nrooms.\n\nThe end."), { title });
  });
  it("never makes a marker", () =>
    equal(fixRule(inBody("rooms.The END>>> x"), "missing-sentence-break").text, inBody("rooms. The END>>> x")));
  it("reads CRLF and two at once", () =>
    void check("<<<FILE a\r\n{|missing-sentence-break:rooms.The|} {|missing-sentence-break:end.The|}\r\nEND>>>\r\n"));
  it("reads a last line without a line end", () =>
    void check("<<<FILE a\n{|missing-sentence-break:rooms.The|}\nEND>>>{|missing-final-line-end:|}"));
  it("does not touch a sealed document", () =>
    deepEqual(fixesAt(inBody("rooms.The", "a sha256=0"), "missing-sentence-break"), []));
  it("takes no blank line at the end for one between paragraphs", () => {
    const title = "Begin a new paragraph";
    const levels = { "excess-blank-lines": "off" } as const;
    const choice = { title, options: { levels } };
    checkFix(inBody("{|missing-sentence-break:rooms.The|} end.\n"), inBody("rooms.\nThe end.\n"), choice);
    checkFix(
      inBody("Head.\n\n{|missing-sentence-break:rooms.The|} end."),
      inBody("Head.\n\nrooms.\n\nThe end."),
      choice,
    );
    checkFix(
      inBody("{|missing-sentence-break:rooms.The|} end.\n\nFoot."),
      inBody("rooms.\n\nThe end.\n\nFoot."),
      choice,
    );
  });
});
