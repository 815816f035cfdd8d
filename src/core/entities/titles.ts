/** Words that make the name after them a person's whatever it is. Written by us. */
export const COURTESIES: ReadonlySet<string> = new Set(
  "Mr Mrs Ms Miss Mx Dr Prof Professor Herr Frau Monsieur Madame Mme Señor Señora Signor Signora".split(" "),
);

/** Offices and ranks that stand before a family name; they also stand in names of things ("Premier League"). Written by us. */
export const OFFICES: ReadonlySet<string> = new Set(
  (
    "President Premier Chairman Chairwoman Chair Chancellor Minister Secretary Ambassador Envoy Senator Sen Representative Rep " +
    "Governor Gov Mayor General Gen Colonel Col Major Maj Captain Capt Commander Lieutenant Lt Admiral Adm Marshal Sergeant Sgt " +
    "King Queen Prince Princess Emperor Empress Pope Bishop Archbishop Cardinal Father Rabbi Imam Sheikh Judge Justice " +
    "Director Speaker Spokesman Spokeswoman Spokesperson Commissioner Comrade Leader Coach Sir Dame Lord Lady " +
    "Präsident Präsidentin Ministerpräsident Ministerpräsidentin Kanzler Kanzlerin Außenminister Außenministerin"
  ).split(" "),
);

/** Words before an office that belong to it. Written by us. */
export const QUALIFIERS: ReadonlySet<string> = new Set(
  "Prime Foreign Defence Defense Finance Interior Trade Justice Vice Deputy First Second Acting Former Chief Party".split(
    " ",
  ),
);

/** Titles that may be written with a full stop. */
export const ABBREVIATED: ReadonlySet<string> = new Set(
  "Mr Mrs Ms Mx Dr Prof Mme Sen Rep Gov Gen Col Maj Capt Lt Adm Sgt".split(" "),
);
