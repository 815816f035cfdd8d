import { dayInAddress } from "../../../src/core/checks/publication-days.ts";
import { equal } from "../../support/expect.ts";

describe("the day in an address", () => {
  it("stands in its path, whole or with its month alone", () => {
    for (const [path, day] of [
      ["/2024/06/18/a", "2024-6-18 2024-6-18 2024/06/18"],
      ["/2024/6/8", "2024-6-8 2024-6-8 2024/6/8"],
      ["/a/2024-06-18-b", "2024-6-18 2024-6-18 2024-06-18"],
      ["/2024-06-18.html", "2024-6-18 2024-6-18 2024-06-18"],
      ["/2024-06-18_a", "2024-6-18 2024-6-18 2024-06-18"],
      ["/20240618/a", "2024-6-18 2024-6-18 20240618"],
      ["/a/20240618", "2024-6-18 2024-6-18 20240618"],
      ["/1999/12/31/a", "1999-12-31 1999-12-31 1999/12/31"],
      ["/2024/02/a", "2024-2-1 2024-2-29 2024/02"],
      ["/2024/06/188", "2024-6-1 2024-6-30 2024/06"],
      ["/2024/06/18/a?b=/2023/01/01/", "2024-6-18 2024-6-18 2024/06/18"],
    ] as const) {
      const found = dayInAddress(`https://a.example${path}`);
      const told =
        found &&
        [
          ...[found.from, found.to].map(({ year, month, day: one }) => `${year}-${month}-${one}`),
          `https://a.example${path}`.slice(found.span.start, found.span.end),
        ].join(" ");
      equal(told, day, path);
    }
  });
  it("is none where it is no day, stands elsewhere, or goes on", () => {
    for (const path of [
      "/a",
      "/2024/13/18/a",
      "/2024/02/30/a",
      "/1824/06/18/",
      "/3024/06/18/",
      "/202406188",
      "/20241318/",
      "/2024/06",
      "/x2024/06/18/",
      "?d=/2024/06/18/",
      "#/2024/06/18/",
    ])
      equal(dayInAddress(`https://a.example${path}`), undefined, path);
  });
});
