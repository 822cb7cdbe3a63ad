import { InputError } from "../../files/source/input-error.ts";
import { DiceMeter } from "../../metrics/dice-meter.ts";
import type { ScoreName } from "../../metrics/scores/score-name.ts";
import type { Region } from "../pair/count-regions.ts";
import { type CountSettings, settingsDifference } from "./count-settings.ts";
import type { NamedCases } from "./segment-numbers.ts";
import { explained, readState, type StateFile } from "./state-file.ts";

interface ModelState {
  readonly file: string;
  readonly state: StateFile;
}

/** A model: its name, the meter of its cases and the names of their segments, where its files were, and how they were found and counted. */
export interface ScoredModel {
  readonly name: string;
  readonly meter: DiceMeter;
  readonly segments: readonly NamedCases[];
  readonly predictions: string;
  readonly targets: string;
  readonly settings: CountSettings;
}

/** Models that were counted alike, and how, with which regions and scores, the first was counted. */
export interface Models {
  readonly models: readonly ScoredModel[];
  readonly settings: CountSettings;
  readonly regions: readonly Region[] | undefined;
  readonly scores: readonly ScoreName[];
}

/** Reads the states of models; refuses those that were scored with other options than the first. */
export function readModels(files: readonly string[]): Models {
  const states = files.map((file): ModelState => ({ file, state: readState(file) }));
  const [first, ...others] = states as [ModelState, ...ModelState[]];
  for (const other of others) checkSameCounting(other, first);
  return {
    models: states.map(modelOf),
    settings: first.state.settings,
    regions: first.state.settings["--regions"] as readonly Region[] | undefined,
    scores: first.state.scores,
  };
}

function modelOf({ file, state }: ModelState): ScoredModel {
  const { predictions, targets, settings } = state;
  const meter = explained(file, () => DiceMeter.fromJSON(state.meter));
  return {
    name: `${file} (${predictions})`,
    meter,
    segments: state.segments,
    predictions,
    targets,
    settings,
  };
}

/** How files are named may differ between models, how they are counted may not. */
function checkSameCounting({ file, state }: ModelState, first: ModelState): void {
  const counting = ({ settings }: StateFile) => {
    const { "--match": _, "--layout": __, "--max-file": ___, ...rest } = settings;
    return rest;
  };
  const difference = settingsDifference(counting(state), counting(first.state));
  if (difference === undefined) return;
  throw new InputError(
    `${file}: ${difference} of ${first.file}; compare models that were scored with the same options`,
  );
}
