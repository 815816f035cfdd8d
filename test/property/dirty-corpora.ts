import fc from "fast-check";

/** What bodies are put together from: everything that a rule looks for, what only looks like it, and what breaks readers. */
export const LINES: readonly string[] = [
  "The harbour board met on Tuesday, 18 June 2024, and put the decision off.",
  "The harbour board met on Friday, 18 June 2024.",
  "The pier is closed until 04/05/2024, and again on 13/05/2024.",
  "They left the rooms.The door stayed open. M.K.Stalin spoke to J.Crew.",
  "Trade between Korea“China” grew, and “nobody said so.",
  "Der Rat sagte: „Wir warten ab.“ Mehr sagte er nicht.",
  "This is a long line that has no end of its own and that goes on without a stop or anything of the kind",
  "in small letters on the next line, where it ends.",
  "A caption that somebody repeated word for word as the first sentence.",
  "SEOUL, June 18 (AFP) - A caption that somebody repeated word for word as the first sentence of it all.",
  "서울시는 18일 새 다리를 연다고 밝혔다. 2024년 6월 18일 화요일의 일이다.",
  "新华社北京6月18日电 理事会星期二决定推迟。下一次会议在七月举行。",
  "قال المجلس يوم الثلاثاء إن الجسر سيفتح في \u200Fيوليو\u200E. لا جديد بعد.",
  "हिन्दी में \u200Dएक \u200Cपंक्ति। می\u200Cخواهم",
  "A family 👨‍👩‍👧 and a flag 🇰🇷, and 𝒜𝓃𝒸𝒾𝑒𝓃𝓉 letters \u{20000}.",
  "half of a pair \uD83D and the other \uDE00 alone",
  "• 11/26/2024",
  "26.11.2024",
  "Sign up for our newsletter",
  "Subscribe to our newsletter",
  "Follow us on Twitter",
  "Advertisement",
  "ADVERTISEMENT",
  "Read more: The ferry sails again",
  "PHOTO: A ferry leaves the harbour. (Jo Doe)",
  "Disclaimer: The views expressed here are the author's own.",
  "A boilerplate line of our own",
  "The talks will go on next week. BLOOMBERG",
  "The talks will go on next week. - REUTERS",
  "https://gazette.example.com/2024/06/18/ferry?utm_source=feed&id=7&fbclid=xy#top",
  "See https://a.example/?utm_medium=x&amp;utm_campaign=y&q=1 and http://b.example?gclid=1.",
  "https://gazette.example.com/a",
  "The council will meet again when the",
  "and so on …",
  "Continue reading",
  "[+1234 chars]",
  "<p>Some text</p> and <br/> more {{ template }} [x](http://a.example)",
  "lorem ipsum dolor sit amet",
  "It&rsquo;s &amp;amp; that&#39;s all&nbsp;right &lt;FILE &unknown; &#0; &#x80;",
  "Itâ€™s a cafÃ© in GÃ¶teborg, â€œsaid heâ€\u009D.",
  "zero\u200Bwidth so\u00ADft no\u00A0break wo\u2060rd \uFEFFmark",
  "\u202Eright to left\u202C and \u2067open",
  "a\u0000b\u0007c\u001B[31mred\u001B[0m\u007F\u0092",
  "a line\u2028with\u2029others\u0085in\vit\f",
  "a lone\rreturn\r",
  "\r",
  "replaced \uFFFD here",
  "trailing blanks   ",
  "two blanks  ",
  "\t \t",
  "   ",
  "",
  "",
  "\n\n\n",
  "# a heading, or a comment",
  "- a list item",
  "```",
  "    indented code  ",
  "---",
  "title: x",
  '{"url": "https://a.example/?utm_source=x", "a": "b  "}',
  "a;b;c",
  '"a ""quoted"" cell",2,3',
  "\\END>>>",
  "\\\\END>>>",
  "\\<<<FILE x",
  "\\plain",
  "END>>",
  "END>>>>",
  "<<<FILENAME",
  "  <<<FILE y",
  "<<<FILE\u00A0z",
  "E\u200BND>>>",
  "\u0000END>>>",
  "&lt;<<FILE w",
  "x\u2028END>>>",
  "x\f<<<FILE v",
  "END>>>\u00AD",
  "<<<<<<<",
  "The last words before the end.END>>>",
  "Kim Young-ho said the ferry was late. Kim said no more.",
  "Professor Kim and Ms Lee of the Harbour Board spoke.",
  "x".repeat(70),
];

/** What headers say after `<<<FILE`. */
export const HEADERS: readonly string[] = [
  "a.txt",
  "b.txt lang=en",
  "c.txt lang=ko",
  "d.txt lang=ar url=https://gazette.example.com/2024/06/18/x?utm_source=feed",
  "e.txt lang=zh date=2024-06-18 source=Gazette",
  "f.txt lang=de date=18.06.2024",
  "000_x.txt",
  "002_x.txt date=2024-06-20",
  "g.md",
  "h.json",
  "i.csv",
  "j.txt sha256=0000000000000000000000000000000000000000000000000000000000000000",
  "k.txt eol=crlf",
  "l.txt final-newline=no",
  "m.txt encoding=base64",
  "n.txt id=1",
  "o.txt id=1 truncated=no",
  "a.txt",
  "A.TXT",
  "two words.txt",
  '"quoted name.txt" k="v w"',
  '"open quote.txt k=v',
  "p.txt k=v w=",
  "q.txt k=1 k=2",
  "r.txt Lang=en langauge=en",
  "../up.txt",
  "folder/con.txt",
  "CON",
  "s\u202Et.txt",
  "u\u0301.txt",
  "",
  "  ",
];

/** What stands before headers. */
export const GAPS: readonly string[] = [
  "",
  "",
  "",
  "",
  "",
  "\n",
  "# a comment\n",
  "# a comment with blanks  and\u200Bdirt \n",
  "# corpus-ignore: trailing-whitespace, boilerplate-line -- known\n",
  "# corpus-ignore: missing-terminator\n",
  "# corpus-ignore: no-such-rule\n",
  "# corpus-ignore-file: html-entity\n",
  "# corpus-format: 1\n",
  "text outside\nand more of it  \n",
  "END>>>\n",
  "\uFEFF",
];

/** What stands behind bodies. */
export const ENDS: readonly string[] = [
  "\nEND>>>\n",
  "\nEND>>>\n",
  "\nEND>>>\n",
  "\nEND>>>\n",
  "\nEND>>>\n",
  "\nEND>>>  \n",
  "\n\n\nEND>>>\n",
  "END>>>\n",
  "\nEND>>",
  "\nEND>>\n",
  "\n",
  "\nEND>>><<<FILE joined.txt\nwords\nEND>>>\n",
  "\nEND>>> <<<FILE joined two\nEND>>>\n",
];

const rare = fc.constantFrom("", "", "", "", "", "", "", "", "", "# corpus-format: 2\n");
const conflict = fc.constantFrom(
  ...Array.from({ length: 19 }, () => ""),
  "<<<<<<< ours\n# a  \n=======\n# b\n>>>>>>> theirs\n",
);
const piece = fc.tuple(fc.constantFrom(...LINES), fc.constantFrom("\n", "\n", "\n", " ", "", "\n\n"));
const body = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.flat().join(""));
const block = fc
  .tuple(fc.constantFrom(...GAPS), fc.constantFrom(...HEADERS), body, fc.constantFrom(...ENDS))
  .map(([gap, header, text, end]) => `${gap}<<<FILE ${header}\n${text}${end}`);

/**
 * Corpora of every kind of dirt, in prose of several languages, Markdown, data, and sealed documents; with LF or CRLF. As editors have them: without a mark
 * at their start.
 */
export const dirtyCorpora = fc
  .tuple(fc.array(block, { minLength: 1, maxLength: 4 }), fc.constantFrom("\n", "\n", "\r\n"), rare, conflict)
  .map(([blocks, lineEnd, format, marks]) => {
    const text = (format + blocks.join("") + marks).replace(/^\uFEFF+/, "");
    return lineEnd === "\n" ? text : text.replaceAll("\n", lineEnd);
  });
