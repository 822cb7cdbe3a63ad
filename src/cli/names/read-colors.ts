import type { ColorTable } from "../../files/png/color-labels.ts";
import { InputError } from "../../files/source/input-error.ts";
import { checkLabel } from "./check-name.ts";
import { parseJson, withName } from "./class-names.ts";
import { COLOR_TABLES, type ColorTableName } from "./color-tables.ts";

const EXPECTED =
  'want {"1": "#ff0000"} or {"1": [255, 0, 0]}, or the label table of ITK-SNAP, FreeSurfer or 3D Slicer';

/** The colours of `--colors`: the name of a data set, or a file. */
export function readColors(text: string): ColorTable {
  if (Object.hasOwn(COLOR_TABLES, text)) return COLOR_TABLES[text as ColorTableName]();
  return withName(text, (content) => (/^\s*[[{"]/.test(content) ? inJson(content) : inTable(content)));
}

function inJson(content: string): ColorTable {
  const document = parseJson(content);
  if (typeof document !== "object" || document === null || Array.isArray(document))
    throw new InputError(`is not a table of colours; ${EXPECTED}`);
  return tableOf(
    Object.entries(document).map(([key, value]) => [
      checkLabel("a label", /^\d+$/.test(key) ? Number(key) : key),
      jsonColor(key, value),
    ]),
  );
}

function jsonColor(key: string, value: unknown): number {
  if (typeof value === "string" && /^#[\da-f]{6}$/i.test(value)) return Number.parseInt(value.slice(1), 16);
  if (Array.isArray(value) && value.length === 3) return colorOf(value, `the colour of label ${key}`);
  throw new InputError(`the colour of label ${key} is ${JSON.stringify(value)}; ${EXPECTED}`);
}

function colorOf(values: readonly unknown[], what: string): number {
  const isByte = (value: unknown) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 255;
  if (!values.every(isByte))
    throw new InputError(`${what} is ${JSON.stringify(values)}, want numbers from 0 to 255`);
  const [red, green, blue] = values as [number, number, number];
  return red * 65536 + green * 256 + blue;
}

/** A label of ITK-SNAP, or of FreeSurfer and 3D Slicer with its name before the colour. */
const LINE = /^\s*(\d+)\s+(?:[^\d\s"]\S*\s+)?(\d+)\s+(\d+)\s+(\d+)(?:\s|$)/;

function inTable(content: string): ColorTable {
  const lines = content.split(/\r\n|\n|\r/).map((line, at) => ({ line, number: at + 1 }));
  const rows = lines.filter(({ line }) => line.trim() !== "" && !line.trimStart().startsWith("#"));
  return tableOf(
    rows.map(({ line, number }) => {
      const [, label, ...color] = LINE.exec(line) ?? [];
      if (label === undefined)
        throw new InputError(`line ${number} is not a label and its colour; ${EXPECTED}`);
      return [
        checkLabel(`line ${number}: the label`, Number(label)),
        colorOf(color.map(Number), `line ${number}: the colour`),
      ];
    }),
  );
}

function tableOf(rows: readonly (readonly [label: number, color: number])[]): ColorTable {
  if (rows.length === 0) throw new InputError(`contains no colours; ${EXPECTED}`);
  const table = new Map<number, readonly number[]>();
  for (const [label, color] of rows) table.set(color, [...(table.get(color) ?? []), label]);
  return table;
}
