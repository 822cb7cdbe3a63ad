import { DEFAULT_LIMIT } from "../../files/source/file-limit.ts";
import { InputError } from "../../files/source/input-error.ts";
import { contentOf } from "../find/case-file.ts";
import { findFiles } from "../find/find-files.ts";
import { areFolders, type Fault, type Pair } from "../find/find-pairs.ts";
import type { Layout } from "../find/layouts.ts";
import type { PairOptions } from "../pair/pair-options.ts";
import { type CountSettings, pairFields } from "./count-settings.ts";

/** The files of a data set that was scored earlier, and how they were counted. */
export interface FoundAgain {
  readonly items: readonly (Pair | Fault)[];
  readonly options: PairOptions;
}

/** Finds the files of a data set again by what its state says of them; nothing where they are not here. */
export function findAgain(
  { predictions, targets }: { readonly predictions: string; readonly targets: string },
  settings: CountSettings,
): FoundAgain | undefined {
  try {
    const isTable = !areFolders(predictions, targets);
    const options = { ...PLAIN, ...pairFields(settings) };
    const { items } = findFiles({
      predictions,
      targets,
      ...(isTable && { pairs: predictions }),
      match: (settings["--match"] ?? []) as readonly string[],
      layout: settings["--layout"] as Layout | undefined,
      content: contentOf(options),
      missing: settings["--missing"] !== undefined,
      strict: false,
    });
    return { items, options };
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** The options of a run without any. */
const PLAIN: PairOptions = {
  limit: DEFAULT_LIMIT,
  classes: undefined,
  ignore: undefined,
  spacing: undefined,
  ignoreOrientation: false,
  surface: undefined,
};
