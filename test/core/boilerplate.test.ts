import { deepEqual, equal } from "node:assert/strict";
import {
  boilerplateIn,
  boilerplateKind,
  doubtfulBoilerplateKind,
  mayBeginBoilerplate,
} from "../../src/core/boilerplate.ts";

describe("boilerplateKind", () => {
  const lines: readonly (readonly [string, string])[] = [
    ["newsletter", "Sign up now: Get our daily bulletin"],
    ["newsletter", "Subscribe to the morning newsletter"],
    ["topic", "Follow topic:"],
    ["topic", "Tags: China, Korea"],
    ["share", "Share this article"],
    ["share", "Share"],
    ["advertisement", " ADVERTISEMENT "],
    ["advertisement", "[Anzeige]"],
    ["read-more", "Read more: The other story"],
    ["credit", "PHOTO: REUTERS"],
    ["credit", "사진: 연합뉴스"],
    ["disclaimer", "Disclaimer: nobody here gives advice."],
    ["terms", "© 2024 Harbour Gazette"],
    ["terms", "All rights reserved."],
    ["newsletter", "Get our newsletters delivered to your inbox"],
    ["newsletter", "Jetzt Newsletter abonnieren"],
    ["newsletter", "뉴스레터 구독하기"],
    ["topic", "Follow us on Facebook"],
    ["share", "Thanks for sharing!"],
    ["share", "Share on WhatsApp"],
    ["share", "Click to share on Facebook"],
    ["advertisement", "Advertisement - scroll to continue"],
    ["read-more", "Related stories"],
    ["read-more", "Lesen Sie auch: Die andere Meldung"],
    ["read-more", "相关阅读：另一条新闻"],
    ["read-more", "Skip to main content"],
    ["credit", "File photo: AP"],
    ["disclaimer", "The views expressed in this article are the author's own."],
    ["disclaimer", "This story has not been edited by our staff."],
    ["terms", "We use cookies to improve your visit."],
    ["terms", "By signing up, you agree to our terms of use."],
    ["terms", "Copyright 2024 Harbour Gazette"],
    ["terms", "Privacy policy"],
    ["newsletter", "Hier anmelden"],
    ["newsletter", "اشترك في نشرتنا"],
    ["topic", "Filed under: Asia"],
    ["share", "E-mail this story"],
    ["share", "EMAIL"],
    ["share", "Print this page"],
    ["advertisement", "Publicité"],
    ["advertisement", "– Advertisement –"],
    ["advertisement", "Story continues below"],
    ["read-more", "Auch interessant: Der Hafen"],
    ["read-more", "관련기사"],
    ["credit", "Picture courtesy of the harbour office"],
    ["terms", "Diese Webseite verwendet Cookies."],
  ];
  for (const [kind, line] of lines) it(`knows ${line}`, () => equal(boilerplateKind(line), kind));

  it("is not overlooked by a short look at how a line begins, whatever stands before it", () => {
    for (const [kind, line] of lines)
      for (const lead of ["", " ", "\t \t", " \u00a0", "\t\u3000", " \v", "  \r"]) {
        equal(boilerplateKind(lead + line), kind);
        equal(mayBeginBoilerplate(`x\n${lead}${line}`, 2), true, JSON.stringify(lead + line));
      }
    for (const other of ['  "title": 1', "", " ", "\t\nShare", "  Kim came", " {", "7 June"])
      equal(mayBeginBoilerplate(other, 0), false, JSON.stringify(other));
  });

  const prose = [
    "",
    "Share prices fell in Seoul on Tuesday.",
    "Follow the money, she said, and you will find them.",
    "The print edition sold out. Nobody had expected it.",
    "Related party transactions rose.",
    "Photography is an art.",
    "By continuing to send shells, the North has made friends.",
    "By signing the treaty, both sides agree to meet again.",
    "Copyright law was changed on Tuesday.",
    "Privacy policy experts disagree with the minister.",
    "Terms of service were the least of her worries.",
    "The views expressed by voters in the north were mixed.",
    "This article was published in 1914 and forgotten.",
    "Subscribe or perish: the new rule of newspapers",
    "Get a newsletter to break even and you have a business.",
    "Sign up with a friend, the poster said.",
    "Print on demand has come of age",
    "Save this city, the posters said.",
    "Skip to the last page and you know it all",
    "Register now or lose the vote, the poster said.",
    "Topic: what the two sides want",
    `Disclaimer: ${"long prose ".repeat(50)}`,
  ];
  for (const line of prose) it(`leaves prose: ${line.slice(0, 30)}`, () => equal(boilerplateKind(line), undefined));
});

describe("boilerplateIn", () => {
  it("finds the lines with their places", () => {
    const text = "Title\n  Follow topic: \nText.\nPHOTO: AP\n";
    deepEqual(boilerplateIn(text, { start: 0, end: text.length }), [
      { kind: "topic", span: { start: 8, end: 21 } },
      { kind: "credit", span: { start: 29, end: 38 } },
    ]);
  });
});

describe("doubtfulBoilerplateKind", () => {
  it("knows lines that may be prose", () => {
    equal(doubtfulBoilerplateKind("Editor's note: the paper is biased."), "disclaimer");
    equal(doubtfulBoilerplateKind(" Warning: this outlet is owned by the state. "), "disclaimer");
    equal(doubtfulBoilerplateKind("Copyright law was changed on Tuesday."), "terms");
    equal(doubtfulBoilerplateKind("He took note: it was late."), undefined);
    equal(doubtfulBoilerplateKind(""), undefined);
  });
});
