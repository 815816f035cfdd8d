import { check } from "../../support/check.ts";

/** Ordinary news prose, written for this test, with what might be taken for dirt and is none. */
const TEXTS: readonly (readonly [name: string, attributes: string, body: string])[] = [
  [
    "english.txt",
    'date=2023-03-14 source="Harbour Gazette" lang=en-GB url=https://gazette.example.com/2023/03/14/ferry',
    `PORT ELLA, March 14 (AP) — The ferry to the outer islands will sail again on Thursday, 16 March 2023, the harbour board said on Tuesday, a year to the day after a storm tore the old pier away.

“We promised the islanders a boat before Easter,” said Dr. M.K. Harlow, who chairs the board. “Here it is.

“Nobody here wants to go through another winter like the last,” she added.

By continuing to sail in the storm, the crew had put 41 passengers at risk, an inquiry found in May 2022; copyright in its report lies with the U.S. Coast Guard, which lent two of its officers. Follow the money, a lawyer for the families told The Harbour Sun, and you will find the owners.

The fare is £3.50, or £12 for a car; 1/2 of the seats are kept for islanders. Sign the petition or lose the boat, posters on the quay had read. Note: dogs travel free.

The first captain, Jan Mayer, 61, was born on the islands. He left them in the 1970s, came back on 2 April 1999 and has not been away since. “I do not know what I would do without the sea…”
`,
  ],
  [
    "german.txt",
    "date=2023-03-14 lang=de",
    `Die Fähre zu den äußeren Inseln fährt wieder: Am Donnerstag, den 16. März 2023, soll das erste Schiff ablegen, wie die Hafenverwaltung am Dienstag mitteilte. Vor genau einem Jahr, am 14.03.2022, hatte ein Sturm die alte Mole zerstört.

„Wir haben den Leuten ein Schiff vor Ostern versprochen“, sagte Dr. Anna Weiß, die dem Ausschuss vorsitzt. „Hier ist es.“ Die Fahrt kostet 3,50 Euro, z. B. auch für Hunde.

Das Foto vom 1. April 1999 hängt noch im Büro: Es zeigt den ersten Kapitän, Jan Mayer, mit seiner Mannschaft. Anzeige hat bisher niemand erstattet. Mehr weiß die Polizei nicht.
`,
  ],
  [
    "korean.txt",
    "date=2023-03-14 lang=ko",
    `바깥 섬으로 가는 여객선이 2023년 3월 16일 목요일에 다시 뜬다고 항만청이 화요일 밝혔다. 폭풍이 옛 부두를 무너뜨린 지 꼭 1년 만이다.

“부활절 전에 배를 띄우겠다고 약속했습니다.” 항만청장 김하늘 씨는 이렇게 말했다. “여기 그 배가 있습니다.”

요금은 3,500원이며 좌석의 절반은 섬 주민 몫으로 남겨 둔다. 지난달 시범 운항에는 41명이 탔고, 사진 몇 장이 대합실에 걸렸다.
`,
  ],
  [
    "chinese.txt",
    "date=2023-03-14 lang=zh-Hans",
    `港务局星期二表示，开往外岛的渡轮将于2023年3月16日（星期四）恢复航行，距离风暴摧毁旧码头正好一年。

“我们答应过岛民，复活节之前会有船。”港务局局长林海说，“现在船来了。”

票价为三元五角，一半座位留给岛民。上个月试航时有41人上船。图片挂在候船室里，广告却一张也没有。
`,
  ],
  [
    "arabic.txt",
    "date=2023-03-14 lang=ar",
    `قالت هيئة الميناء يوم الثلاثاء إن العبّارة إلى الجزر البعيدة ستبحر من جديد يوم الخميس 16 مارس 2023، بعد عام كامل من عاصفة حطمت الرصيف القديم.

وقالت رئيسة الهيئة ليلى حداد: «وعدنا أهل الجزر بسفينة قبل العيد، وها هي». وأضافت أن نصف المقاعد محفوظ لسكان الجزر.

ويبلغ ثمن التذكرة ثلاثة دنانير ونصفًا. وفي الرحلة التجريبية صعد 41 راكبًا إلى السفينة، ولم يُنشر إعلان واحد عنها.
`,
  ],
  [
    "notes.md",
    "lang=en",
    `# Sources

See [the board](https://example.org/board) and <b>the</b> report. Read the document first.

- Tuesday: \`lorem ipsum\`
- See https://example.org/a?ref=b&id=1

| day | ship |
| --- | --- |
| 2023-03-16 | Ella |

\`\`\`js
function sail() { return document.title; }
\`\`\`
`,
  ],
];

describe("clean prose", () => {
  for (const [name, attributes, body] of TEXTS) {
    it(`gives no finding: ${name}`, () => void check(`<<<FILE ${name} ${attributes}\n${body}END>>>\n`));
    it(`gives no finding: ${name}, CRLF`, () =>
      void check(`<<<FILE ${name} ${attributes}\n${body}END>>>\n`.replaceAll("\n", "\r\n")));
  }

  it("gives no finding when the day is told", () =>
    void check(TEXTS.map(([name, attributes, body]) => `<<<FILE ${name} ${attributes}\n${body}END>>>\n`).join("\n"), {
      today: "2023-03-14",
    }));
});
