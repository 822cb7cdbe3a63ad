import { dirname, isAbsolute, join } from "node:path";
import { InputError } from "../../files/source/input-error.ts";
import { splitCells } from "../text/split-cells.ts";
import { type FoundPairs, type Pair, pairOfFiles } from "./find-pairs.ts";
import { readText } from "./read-text.ts";

/**
 * Reads the pairs of a table: separated by commas, semicolons or tabs, with the columns `prediction` and `target` and perhaps `case`. Paths
 * that are not absolute begin at the folder of the table; without a column `case` the id is the name of the target.
 */
export function readPairList(file: string): FoundPairs {
  const pairs = explained(file, () => pairsIn(readText(file), dirname(file)));
  return {
    items: pairs.sort((a, b) => (a.id < b.id ? -1 : 1)),
    unpaired: { predictions: [], targets: [] },
    missing: [],
    passedOver: { predictions: [], targets: [] },
  };
}

const EXPECTED = "want a table with the columns prediction and target, and perhaps case";

function pairsIn(text: string, folder: string): Pair[] {
  const lines = text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .map((line, at) => ({ line, number: at + 1 }))
    .filter(({ line }) => line.trim() !== "");
  const { separator, titles } = titlesOf(lines[0]?.line ?? "");
  const [p, t] = ["prediction", "target"].map((title) => titles.indexOf(title));
  const name = titles.findIndex((title) => title === "case" || title === "id");
  if (p! < 0 || t! < 0) throw new InputError(`has the columns ${JSON.stringify(titles)}, ${EXPECTED}`);
  const twice = [p!, t!, name]
    .map((at) => titles[at])
    .find((title) => titles.filter((one) => one === title).length > 1);
  if (twice !== undefined) throw new InputError(`has the column ${twice} twice, ${EXPECTED}`);
  const ids = new Map<string, number>();
  const pairs = lines.slice(1).map(({ line, number }): Pair => {
    const cells = splitCells(line, separator).map((cell) => cell.trim());
    const [prediction = "", target = ""] = [cells[p!], cells[t!]];
    if (cells.slice(titles.length).some((cell) => cell !== ""))
      throw new InputError(
        `line ${number} has ${cells.length} cells, the first line ${titles.length}; put a path with ${JSON.stringify(separator)} in quotes`,
      );
    if (prediction === "" || target === "")
      throw new InputError(`line ${number} lacks a prediction or a target`);
    const pathOf = (cell: string) => (isAbsolute(cell) ? cell : join(folder, cell));
    const pair = pairOfFiles(pathOf(prediction), pathOf(target));
    const id = (name < 0 ? pair.id : (cells[name] ?? "")).normalize("NFC");
    if (id === "") throw new InputError(`line ${number} lacks the id of its case`);
    const other = ids.get(id);
    if (other !== undefined) {
      throw new InputError(
        `lines ${other} and ${number} are both case ${id}; a column case can tell them apart`,
      );
    }
    ids.set(id, number);
    return { ...pair, id };
  });
  if (pairs.length === 0) throw new InputError(`contains no pairs, ${EXPECTED}`);
  return pairs;
}

/** A spreadsheet writes semicolons where the comma is the decimal sign, and a title may hold the other signs. */
const SEPARATORS = ["\t", ",", ";"];

function titlesOf(line: string): { readonly separator: string; readonly titles: readonly string[] } {
  const splits = SEPARATORS.map((separator) => ({
    separator,
    titles: splitCells(line, separator).map((title) => title.trim().toLowerCase()),
  }));
  const isTable = (titles: readonly string[]) => titles.includes("prediction") && titles.includes("target");
  const longest = splits.reduce((one, other) => (other.titles.length > one.titles.length ? other : one));
  return splits.find(({ titles }) => isTable(titles)) ?? longest;
}

function explained<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`--pairs ${file}: ${error.message}`);
    throw error;
  }
}
