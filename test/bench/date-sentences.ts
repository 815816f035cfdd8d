/**
 * Sentences as news has them, written for this measurement, with their dates in `[]`.
 *
 * A date is a day, a weekday, a month, a year, a decade, or a day, week, month or year reckoned from the text's own, as
 * long as the words that say so: with its weekday, "early", "morning" and "ago", without article and preposition. Times of
 * day, durations, ages, feasts and repetitions ("on Mondays") are none. Days of two are one ("18 and 19 June").
 */
export const DATE_SENTENCES: readonly string[] = [
  "The ferry company said on [Tuesday] that it would cut six crossings a day.",
  "Ministers from eleven states will gather in Lisbon on [June 18].",
  "She was elected mayor in [2019] and re-elected in [2023] with 2,019 votes more.",
  "The bridge, closed since [March 2021], reopens [next month].",
  "He resigned [yesterday], two days after the vote.",
  "Prices rose 4.8 per cent in [May], the office said [last week].",
  "The treaty was signed on [3 July 1998] and ran out in [2018].",
  "A hearing is set for [Monday, 14 October 2024], in courtroom 2020.",
  "Nobody had heard of the firm before [11/26/2024], when it bought the port.",
  "The law takes effect on [1 January 2026].",
  "Police arrested three men late [last month]; a fourth, aged 21, fled.",
  "Rain is expected from [Friday morning] on.",
  "The strike began on [Sept. 3] and ended on [Sept. 9, 2022].",
  "In the [1990s] the valley had 1,990 inhabitants.",
  "Two ships collided off the cape [three weeks ago].",
  "The museum, built in [1887], drew 1,500 visitors on [Saturday].",
  "May said nothing when asked about the budget.",
  "The march on Rome was filmed in a studio.",
  "The Sun reported that the players sat in silence for ten minutes.",
  "Version 10.4.2019 of the software fixes 18 faults.",
  "They lost 21-19, 17-21 and 6-4.",
  "Tickets cost $20.24 at the door, or 18.50 euros in advance.",
  "Call 030 2019 1887 before noon.",
  "April Sommer and June Okafor share the lead on 12 under par.",
  "The Boeing 737 landed with 180 people on board.",
  "Resolution 1325 was adopted [a decade ago].",
  "The council meets on Mondays and on the first Friday of each month.",
  "Growth of 3 per cent is forecast for [2025] and [2026].",
  "He has led the bank since [early 2020].",
  "The harvest festival runs from [18 to 21 September].",
  "[Last year] the river froze in [January].",
  "The trial, due to start [this week], was put off until the autumn.",
  "On the night of [31 December 1999] the clocks were stopped.",
  "The paper’s [June 1963] issue is worth a fortune.",
  "Talks broke down on [Thursday night] and resumed at once.",
  "The ceasefire of [26 November] holds.",
  "He was born on [February 29, 1952], in a village of 400 souls.",
  "Sales in the [mid-1980s] were ten times higher.",
  "The two leaders last met in [September 2023].",
  "Between [1914] and [1918] the factory made shells.",
  "[Wednesday]’s vote was the closest since [1974].",
  "The minister will march in August company.",
  "Some 2,000 soldiers crossed the border at 0600 hours.",
  "The Good Friday agreement was reached after long nights.",
  "The company, founded in [1911] by Jan Novak, makes 1911 pistols.",
  "[Today] the price stood at 61.20; [tomorrow] it may fall.",
  "A woman, 34, and her son, 7, were found on [Sunday afternoon].",
  "The deadline was moved from [31 March] to [30 June 2025].",
  "Exports to the region doubled in [2015–2017].",
  "The [2024-06-18] release notes mention no such fault.",
  "Section 12 of the act of [1972] applies.",
  "The village was flooded in [October 1953] and again in [late July].",
  "It was the hottest [July] on record.",
  "He will retire [next year], his office confirmed on [Monday].",
  "Flight 2015 to Oslo left at 18.06.",
  "The fire broke out at 9 p.m. on [Friday].",
  "Inflation peaked at 9.1 per cent in [June 2022].",
  "The exhibition opens [this weekend] in Hall 18.",
  "The pair wed in May Street chapel.",
  "The mountain is 2,024 metres high, the lake 198 deep.",
  "He signed on [18/06/2024], she on [19.6.2024].",
  "They plan to sell 2000 homes by [2030].",
  "The firm was fined in [December], [January] and [March].",
  "[Six months ago] nobody knew her name.",
  "The second round is on [7 July], a [Sunday].",
  "Will Friday come with us to the island? asked the captain of his servant.",
  "The Wall Street crash of [October 29, 1929], still haunts him.",
  "In [2008] and [2009] banks failed on both sides of the ocean.",
  "The [1st of May] is a holiday in the north.",
  "Her term ends in [mid-November].",
  "The plant closed on [Thursday, Feb. 29].",
  "[Next Tuesday] the court rules on article 18.",
  "The team won 3-2 on [Saturday night] in front of 2019 fans.",
  "Up to 1800 jobs may go, the union said on [Wednesday].",
  "A [2020] study found the same in [2021].",
  "His sister, April, was at home all March long.",
  "The dam was begun in the [1950s] and finished in [1962].",
  "The satellite was launched earlier [this month].",
  "Bus 19 runs until midnight, bus 20 until dawn.",
  "They married in the spring of [1981].",
];

/** A sentence and where its dates are. */
export interface DatedSentence {
  readonly text: string;
  readonly dates: readonly { readonly start: number; readonly end: number }[];
}

/** The sentences without their brackets. */
export function datedSentences(): readonly DatedSentence[] {
  return DATE_SENTENCES.map((marked) => {
    let text = "";
    let start = 0;
    const dates: { start: number; end: number }[] = [];
    for (const piece of marked.split(/([[\]])/)) {
      if (piece === "[") start = text.length;
      else if (piece === "]") dates.push({ start, end: text.length });
      else text += piece;
    }
    return { text, dates };
  });
}
