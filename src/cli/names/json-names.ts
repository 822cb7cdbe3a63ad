import { InputError } from "../../files/source/input-error.ts";
import { checkLabel, checkName } from "./check-name.ts";

const EXPECTED =
  'want an object such as {"1": "liver"} or {"liver": 1}, an array of names from class 0 on, or the dataset.json of nnU-Net';

/** The class names of a JSON document: names by number, numbers by name, a list, or the `labels` of a dataset.json. */
export function namesInJson(value: unknown): Map<number, string> {
  if (typeof value !== "object" || value === null) {
    throw new InputError(`contains ${JSON.stringify(value)}; ${EXPECTED}`);
  }
  const { labels } = value as { labels?: unknown };
  const table = typeof labels === "object" && labels !== null ? labels : value;
  const names = new Map<number, string>();
  for (const [key, entry] of Object.entries(table)) {
    // A region of nnU-Net is several labels, and has no number.
    if (Array.isArray(entry)) continue;
    const [label, name] = typeof entry === "number" ? [entry, key] : [numberOf(key), entry];
    names.set(checkLabel(`the label of ${JSON.stringify(name)}`, label), checkName(label, name));
  }
  if (names.size === 0 && Object.keys(table).length > 0) {
    throw new InputError(
      "contains regions of several labels and no class of one label; --regions takes this file",
    );
  }
  return names;
}

/** The label that a dataset.json names `ignore`, whose voxels nnU-Net leaves out of its scores; `undefined` without one. */
export function ignoredLabel(document: unknown): number | undefined {
  const { labels } = (document ?? {}) as { readonly labels?: { readonly ignore?: unknown } | null };
  const ignore = labels?.ignore;
  return ignore === undefined ? undefined : checkLabel("the label that is named ignore", ignore);
}

function numberOf(key: string): number {
  if (/^(0|[1-9]\d*)$/.test(key)) return Number(key);
  throw new InputError(`key ${JSON.stringify(key)} is not a class number; ${EXPECTED}`);
}
