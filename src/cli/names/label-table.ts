import { InputError } from "../../files/source/input-error.ts";
import { splitCells } from "../text/split-cells.ts";
import { checkLabel, checkName } from "./check-name.ts";

/** A label of ITK-SNAP: index, red, green, blue, alpha, visibility, mesh visibility, "name". */
const ITK_SNAP = /^\s*(\d+)\s+\d+\s+\d+\s+\d+\s+[\d.]+\s+[01]\s+[01]\s+"(.*)"\s*$/;
/** A label of FreeSurfer or 3D Slicer: index, name, red, green, blue, and mostly alpha. */
const COLOR_TABLE = /^\s*(\d+)\s+(\S+)\s+\d+\s+\d+\s+\d+(?:\s+\d+)?\s*$/;

/**
 * The names of a table of labels: the dseg.tsv of BIDS and the tables of 3D Slicer with a head, the descriptions of ITK-SNAP, the
 * colour tables of FreeSurfer and 3D Slicer.
 */
export function namesInTable(text: string): Map<number, string> {
  const lines = text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .map((line, at) => ({ line, number: at + 1 }))
    .filter(({ line }) => line.trim() !== "" && !line.trimStart().startsWith("#"));
  const [head] = lines;
  if (!head) throw new InputError(`contains no labels; ${FORMATS}`);
  const names = new Map<number, string>();
  const add = (number: number, index: string, name: string) => {
    const label = checkLabel(`line ${number}: the label`, Number(index));
    if (names.has(label)) throw new InputError(`line ${number}: label ${label} has a name already`);
    names.set(label, checkName(label, name));
  };
  const columns = columnsOf(head.line);
  if (columns) {
    for (const { line, number } of lines.slice(1)) {
      const cells = splitCells(line, columns.separator);
      const [index = "", name = ""] = [cells[columns.index], cells[columns.name]];
      if (!/^\d+$/.test(index.trim())) {
        throw new InputError(`line ${number}: ${JSON.stringify(index)} is not a label`);
      }
      add(number, index, name);
    }
    return names;
  }
  for (const { line, number } of lines) {
    const [, index, name] = ITK_SNAP.exec(line) ?? COLOR_TABLE.exec(line) ?? [];
    if (index === undefined) throw new InputError(`line ${number} is not a label and its name; ${FORMATS}`);
    add(number, index, name!);
  }
  return names;
}

const FORMATS =
  "want JSON, a table with the columns index and name (BIDS), or the labels of ITK-SNAP, FreeSurfer or 3D Slicer";

/** The places of label and name, where the first line names its columns. */
function columnsOf(head: string) {
  const separator = head.includes("\t") ? "\t" : ",";
  const titles = splitCells(head, separator).map((title) => title.trim().toLowerCase());
  const index = titles.findIndex((title) => ["index", "labelvalue", "label", "id"].includes(title));
  const name = titles.findIndex((title) => ["name", "labelname"].includes(title));
  return index >= 0 && name >= 0 ? { separator, index, name } : undefined;
}
