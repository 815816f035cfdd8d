/** Words that begin sentences and headings and are no names, in lower case. Written by us. */
export const SENTENCE_STARTERS: ReadonlySet<string> = new Set(
  (
    "a about above according across after again against all also although amid among an and another any are around as asked at away " +
    "back because before behind below beside besides between beyond both but by can could despite did do does down during each early either even " +
    "ever every everyone few finally first for from further had has have he hence her here his how however i if in indeed inside instead into " +
    "is it its just last late later like many may maybe meanwhile might more moreover most much my near neither never nevertheless next no nobody " +
    "none nor not nothing now of off often on once one only or other others our out outside over perhaps quite rather recently said second several shall " +
    "she should since so some sometimes soon still such than that the their them then there therefore these they this those though three through " +
    "throughout thus to today together tomorrow too toward towards two under unless unlike until up upon very via was we were what whatever when where " +
    "whether which while who whom whose why will with within without would yes yesterday yet you your " +
    "der die das den dem des ein eine einen einem einer und oder aber als auch auf aus bei bis durch für gegen im in ist mit nach nicht noch nun " +
    "ob ohne seit sich sie so über um unter vom von vor während was wenn wer wie wir zu zum zur zwischen le la les un une et mais en dans pour par sur avec"
  ).split(" "),
);

/** Days and months: capitals beside a name that are no part of it. English and German. */
export const CALENDAR_WORDS: ReadonlySet<string> = new Set(
  (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September " +
    "October November December Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Januar Februar März " +
    "Mai Juni Juli Oktober Dezember"
  ).split(" "),
);

/** Last words of capital runs that name a thing after a person: `Kim Il-sung Square`. Written by us. */
export const THINGS_NAMED_AFTER_PEOPLE: ReadonlySet<string> = new Set(
  (
    "Academy Act Administration Airport Arena Avenue Award Boulevard Bridge Cabinet Cathedral Center Centre Church City College Committee Corporation Cup " +
    "Doctrine Foundation Government Group Hall Hospital House Institute Island Lake Lane Library Memorial Mountain Mount Museum Palace Park Party " +
    "Peninsula Plan Prize Province River Road School Sea Square Stadium State Station Street Street Theatre Thought Tower Town Trophy University Valley Weekly Times Post News"
  ).split(" "),
);

/** Endings of compounds that leave the name before the hyphen a name: `Putin-led`. */
export const NAME_COMPOUNDS: ReadonlySet<string> = new Set(
  "led backed style era friendly ruled run appointed controlled aligned linked hosted chaired like nominated brokered ordered approved".split(
    " ",
  ),
);
