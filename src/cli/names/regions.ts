import { existsSync } from "node:fs";
import { InputError } from "../../files/source/input-error.ts";
import type { Region } from "../pair/count-regions.ts";
import { checkLabel, checkName } from "./check-name.ts";
import { type ClassNames, parseJson, withName } from "./class-names.ts";
import { ignoredLabel } from "./json-names.ts";

/**
 * The regions of the BraTS challenges. Until 2016 label 3 was the non-enhancing core; until 2022 label 3 was not used and the
 * enhancing tumour was 4; since 2023 it is 3; since 2024 label 4 is the resection cavity.
 *
 * @see https://www.med.upenn.edu/cbica/brats2020/data.html and https://www.synapse.org/brats2024
 */
const PRESETS: readonly (readonly [years: readonly [first: number, last: number], regions: string])[] = [
  [[2012, 2016], "wt=1+2+3+4,tc=1+3+4,et=4"],
  [[2017, 2022], "wt=1+2+4,tc=1+4,et=4"],
  [[2023, 2023], "wt=1+2+3,tc=1+3,et=3"],
  [[2024, 2024], "wt=1+2+3,tc=1+3,et=3,netc=1,snfh=2,rc=4"],
];

const MAX_REGIONS = 1000;
const EXPECTED =
  "want regions such as wt=1+2+3,tc=1+3,et=3, a preset such as brats2023, or the dataset.json of nnU-Net";

/** Regions, and what their file says of other labels. */
export interface RegionChoice {
  readonly regions: readonly Region[];
  /** The label that nnU-Net leaves out of its scores. */
  readonly ignore?: number;
}

/** Parses the regions of `--regions`: a list, the preset of a challenge, or a file. */
export function parseRegions(text: string): RegionChoice {
  const [, year] = /^brats-?(\d{4})$/i.exec(text.trim()) ?? [];
  if (year !== undefined) return { regions: parseList(presetOf(Number(year))) };
  const isFile = !text.includes("=") && (existsSync(text) || /\.\w+$/.test(text));
  return isFile ? withName(text, regionsInJson) : { regions: parseList(text) };
}

/** The names of regions, whose class numbers count from 1: regions have no background. */
export function regionNames(regions: readonly Region[]): ClassNames {
  return new Map(regions.map(({ name }, place) => [place + 1, name]));
}

function presetOf(year: number): string {
  const [, regions] = PRESETS.find(([[first, last]]) => year >= first && year <= last) ?? [];
  if (regions === undefined) {
    throw new InputError(
      `--regions is "brats${year}", want a year from 2012 to 2024 or the regions themselves`,
    );
  }
  return regions;
}

function parseList(text: string): Region[] {
  const refuse = () => new InputError(`--regions is ${JSON.stringify(text)}, ${EXPECTED}`);
  return checkRegions(
    text.split(",").map((part) => {
      const [, name, list] = /^([^=]+)=\s*(\d+(?:\s*\+\s*\d+)*)\s*$/.exec(part) ?? [];
      if (name === undefined) throw refuse();
      return { name, labels: list!.split("+").map(Number) };
    }),
  );
}

/** The regions of a dataset.json: labels that are lists, and those of one label beside them. The label that is named `ignore` is not one. */
function regionsInJson(text: string): RegionChoice {
  const document = parseJson(text);
  const { labels } = (document ?? {}) as { labels?: unknown };
  if (typeof labels !== "object" || labels === null || Array.isArray(labels)) {
    throw new InputError(`contains no labels; ${EXPECTED}`);
  }
  const entries = Object.entries(labels as Readonly<Record<string, unknown>>);
  if (!entries.some(([, label]) => Array.isArray(label))) {
    throw new InputError("contains no regions: no label is a list of several; --names takes its class names");
  }
  const named = entries
    .filter(([name, label]) => name !== "ignore" && label !== 0 && !isBackground(label))
    .map(([name, label]) => ({ name, labels: Array.isArray(label) ? label : [label] }));
  const ignore = ignoredLabel(document);
  return { regions: checkRegions(named), ...(ignore !== undefined && { ignore }) };
}

function isBackground(label: unknown): boolean {
  return Array.isArray(label) && label.length === 1 && label[0] === 0;
}

function checkRegions(
  regions: readonly { readonly name: string; readonly labels: readonly unknown[] }[],
): Region[] {
  if (regions.length > MAX_REGIONS)
    throw new InputError(`--regions has ${regions.length} regions, want at most ${MAX_REGIONS}`);
  const names = new Set<string>();
  return regions.map(({ name, labels }) => {
    const checked = checkName(name, name);
    if (names.has(checked)) throw new InputError(`--regions has region ${JSON.stringify(checked)} twice`);
    names.add(checked);
    const list = labels.map((label) => checkLabel(`a label of region ${checked}`, label));
    if (list.includes(0)) throw new InputError(`region ${checked} contains label 0, which is the background`);
    return { name: checked, labels: [...new Set(list)].sort((a, b) => a - b) };
  });
}
