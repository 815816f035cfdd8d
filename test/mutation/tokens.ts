/** A token of JavaScript. Offsets count UTF-16 code units of the code, half-open. */
export interface Token {
  readonly kind: "word" | "number" | "string" | "template" | "pattern" | "sign";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** How many brackets stand open around it; of a bracket, around the pair. */
  readonly depth: number;
  /** Of a bracket, and of a template's piece: the index of the token that is its other end; of all else its own. */
  readonly pair: number;
}

const SPACE = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const WORD = /[#\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;
const NUMBER = /(?:0[xob][\da-f_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:e[+-]?\d+)?)n?/iy;
const STRING = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y;
const PATTERN = /\/(?:[^/\\[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+\/[a-z]*/y;
const TEMPLATE = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y;
const SIGN =
  />>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.(?!\d)|\+\+|--|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|<<|>>|\*\*|[-{}()[\];,<>+*/%&|^!~?:=.@]/y;
/** After these a stroke begins a pattern, though they are words. */
const BEFORE_VALUE = new Set(
  "return typeof case in of do else void delete throw new yield await instanceof".split(" "),
);
const HEADS = new Set(["if", "while", "for"]);

/**
 * The tokens of JavaScript as esbuild prints it, whatever it means. Throws where it finds none.
 *
 * TypeScript 7 has no compiler API, and this needs no tree: brackets know their pair, which is enough to change code.
 */
export function tokensOf(code: string): readonly Token[] {
  const tokens: (Token & { pair: number })[] = [];
  const open: number[] = [];
  let at = 0;
  const read = (shape: RegExp): string | undefined => {
    shape.lastIndex = at;
    return shape.exec(code)?.[0];
  };
  const add = (kind: Token["kind"], text: string, pair = tokens.length): void => {
    tokens.push({ kind, text, start: at, end: at + text.length, depth: open.length, pair });
    at += text.length;
  };
  const close = (kind: Token["kind"], text: string): void => {
    const opener = open.pop();
    if (opener === undefined) throw new Error(`A bracket at ${at} closes nothing.`);
    tokens[opener]!.pair = tokens.length;
    add(kind, text, opener);
  };
  while (at < code.length) {
    const space = read(SPACE);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const character = code.charAt(at);
    if (character === "`" || (character === "}" && isHole(tokens, open.at(-1)))) {
      at++;
      const rest = read(TEMPLATE);
      at--;
      if (rest === undefined) throw new Error(`A template at ${at} has no end.`);
      const text = character + rest;
      if (character === "}") close("template", text);
      else add("template", text);
      if (text.endsWith("${")) open.push(tokens.length - 1);
      continue;
    }
    const word = read(WORD);
    if (word !== undefined) {
      add("word", word);
      continue;
    }
    const number = /[\d.]/.test(character) ? read(NUMBER) : undefined;
    if (number !== undefined) {
      add("number", number);
      continue;
    }
    const string = read(STRING);
    if (string !== undefined) {
      add("string", string);
      continue;
    }
    const pattern = character === "/" && mayBeginValue(tokens) ? read(PATTERN) : undefined;
    if (pattern !== undefined) {
      add("pattern", pattern);
      continue;
    }
    const sign = read(SIGN);
    if (sign === undefined) throw new Error(`No token begins at ${at}: ${code.slice(at, at + 30)}`);
    if ("([{".includes(sign)) {
      add("sign", sign);
      open.push(tokens.length - 1);
    } else if (")]}".includes(sign)) close("sign", sign);
    else add("sign", sign);
  }
  return tokens;
}

function isHole(tokens: readonly Token[], opener: number | undefined): boolean {
  return opener !== undefined && tokens[opener]!.kind === "template";
}

function mayBeginValue(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  if (!last) return true;
  if (last.kind === "word") return BEFORE_VALUE.has(last.text);
  if (last.kind === "template") return last.text.endsWith("${");
  if (last.kind !== "sign") return false;
  if (last.text !== ")") return last.text !== "]" && last.text !== "}";
  return HEADS.has(tokens[last.pair - 1]?.text ?? "");
}
