/**
 * Two-letter codes of ISO 639-1 (IANA language subtag registry, 2024-05-16). Longer codes are held to their form only:
 * there are eight thousand.
 */
const TWO_LETTERS = new Set(
  (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo " +
    "es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg " +
    "ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn " +
    "no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw " +
    "ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
  ).split(" "),
);
const TAG =
  /^[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?$/;
const PRIVATE = /^x(?:-[a-z\d]{1,8})+$/;
const LONGEST = 64;

/** What people write instead: names of languages, and codes of countries that are no codes of languages. */
const MEANT: ReadonlyMap<string, string> = new Map(
  (
    "english=en german=de deutsch=de french=fr français=fr spanish=es español=es russian=ru chinese=zh korean=ko japanese=ja " +
    "arabic=ar portuguese=pt italian=it ukrainian=uk turkish=tr eng-us=en-US eng-gb=en-GB jp=ja cn=zh ua=uk gr=el cz=cs dk=da " +
    "us=en-US gb=en-GB kp=ko vn=vi ir=fa"
  )
    .split(" ")
    .map((pair) => pair.split("=") as [string, string]),
);

/** Whether the value is a tag of BCP 47: well formed, and no two-letter language that there is not. */
export function isLanguageTag(value: string): boolean {
  if (TWO_LETTERS.has(value)) return true;
  const tag = value.length <= LONGEST ? value.toLowerCase() : "";
  if (PRIVATE.test(tag)) return true;
  if (!TAG.test(tag)) return false;
  const language = tag.split("-", 1)[0]!;
  return language.length > 2 || TWO_LETTERS.has(language);
}

/** The tag that was probably meant; `undefined` when nothing is at hand. */
export function meantLanguageTag(value: string): string | undefined {
  if (value.length > LONGEST) return undefined;
  const known = MEANT.get(value.toLowerCase());
  if (known) return known;
  const tag = value.trim().replace(/\..*$/, "").replaceAll("_", "-");
  return isLanguageTag(tag) ? tag : undefined;
}
