import { InputError } from "../source/input-error.ts";

/** The dictionary at the start of an .npy file. */
export interface NpyHeader {
  /** NumPy's name of the type, with its byte order: `<i4`. */
  readonly descr: string;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
}

export const REMEDY = 'save the labels by numpy.save(file, labels.astype("int32"))';

const TOKEN = /\s*(?:([{}(),:[\]])|'([^'\\]*)'|"([^"\\]*)"|(True|False)\b|(0|[1-9]\d*)L?(?![\w.]))/y;

type Token =
  | { readonly kind: "mark" | "text"; readonly text: string }
  | { readonly kind: "flag"; readonly flag: boolean }
  | { readonly kind: "whole"; readonly whole: number };

/**
 * Parses a Python literal of three keys, each once: `descr`, `fortran_order`, `shape`. A file has no checksum, so
 * anything else is damage and not guessed at.
 *
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function parseNpyHeader(text: string): NpyHeader {
  const tokens = tokensOf(text);
  let at = 0;
  const take = (): Token => tokens[at++] ?? damaged("it ends early");
  const isMark = (mark: string) => {
    const token = tokens[at];
    return token?.kind === "mark" && token.text === mark;
  };
  const expect = (mark: string) => {
    if (!isMark(mark))
      damaged(`want ${mark} ${at === 0 ? "at its start" : `after ${shown(tokens[at - 1]!)}`}`);
    at++;
  };
  const shapeOf = (): number[] => {
    const shape: number[] = [];
    expect("(");
    while (!isMark(")")) {
      const token = take();
      if (token.kind !== "whole") damaged(`shape holds ${shown(token)}`);
      else shape.push(token.whole);
      // A tuple of one element needs its comma, or it is a number in parentheses.
      if (!isMark(")") || shape.length === 1) expect(",");
    }
    at++;
    return shape;
  };
  const found: { descr?: string; fortran_order?: boolean; shape?: number[] } = {};
  expect("{");
  while (!isMark("}")) {
    const key = take();
    const name = key.kind === "text" ? key.text : damaged(`${shown(key)} is not a key`);
    if (name !== "descr" && name !== "fortran_order" && name !== "shape")
      damaged(`key ${JSON.stringify(name)} is unknown`);
    if (Object.hasOwn(found, name)) damaged(`key ${JSON.stringify(name)} occurs twice`);
    expect(":");
    if (name === "shape") found.shape = shapeOf();
    else if (name === "descr" && isMark("[")) {
      throw new InputError(
        'is a table of records; save the field that holds the labels: numpy.save(file, table["labels"])',
      );
    } else {
      const value = take();
      if (name === "descr" && value.kind === "text") found.descr = value.text;
      else if (name === "fortran_order" && value.kind === "flag") found.fortran_order = value.flag;
      else damaged(`${name} is ${shown(value)}`);
    }
    if (!isMark("}")) expect(",");
  }
  at++;
  if (at < tokens.length) damaged(`${shown(tokens[at]!)} follows it`);
  const { descr, fortran_order: fortranOrder, shape } = found;
  if (descr === undefined || fortranOrder === undefined || shape === undefined)
    return damaged(
      `it lacks ${["descr", "fortran_order", "shape"].filter((key) => !Object.hasOwn(found, key)).join(", ")}`,
    );
  return { descr, fortranOrder, shape };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  for (let at = 0; at < end; ) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return damaged(`${JSON.stringify(text.slice(at, end).trim().slice(0, 20))} is not a literal`);
    const [, mark, single, double, flag, whole] = match;
    const quoted = single ?? double;
    if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
    else if (quoted !== undefined) tokens.push({ kind: "text", text: quoted });
    else if (flag !== undefined) tokens.push({ kind: "flag", flag: flag === "True" });
    else tokens.push({ kind: "whole", whole: Number(whole) });
    at = TOKEN.lastIndex;
  }
  return tokens;
}

function shown(token: Token): string {
  if (token.kind === "flag") return token.flag ? "True" : "False";
  if (token.kind === "whole") return String(token.whole);
  return token.kind === "mark" ? token.text : JSON.stringify(token.text);
}

function damaged(reason: string): never {
  throw new InputError(`header is not a dictionary of NumPy (${reason}); ${REMEDY}`);
}
