import { conventionOf } from "../../metrics/conventions/convention-name.ts";
import type { ConventionName } from "../../metrics/conventions/convention-table.ts";
import type { ReportOptions } from "../../metrics/report/report-settings.ts";
import type { PairOptions } from "../pair/pair-options.ts";

/** Everything that decides how cases are matched and counted, by the option that sets it; an option that was not given is missing. */
export type CountSettings = Readonly<Record<string, unknown>>;

/** The option behind each field. A new field of PairOptions does not compile without its row. */
const OPTION_OF: Readonly<Required<Record<keyof PairOptions, string>>> = {
  regions: "--regions",
  labels: "--labels",
  threshold: "--threshold",
  colors: "--colors",
  argmax: "--argmax",
  classAxis: "--class-axis",
  batchAxis: "--batch-axis",
  classes: "--classes",
  ignore: "--ignore",
  spacing: "--spacing",
  ignoreOrientation: "--ignore-orientation",
  limit: "--max-file",
  array: "--array",
  surface: "--metrics",
  measures: "--metrics and --penalty",
  bins: "--bins",
  convention: "--convention",
  lesions: "--lesions",
};

/** The settings of a report, with the convention of the run and what it decides. */
export function withConvention<Options extends ReportOptions>(
  options: Options,
  settings: CountSettings,
): Options {
  const convention = settings["--convention"] as ConventionName | undefined;
  if (convention === undefined) return options;
  // Regions have no background, whatever tool decides.
  const background = settings["--regions"] === undefined && conventionOf(convention).background;
  return { ...options, convention, includeBackground: options.includeBackground === true || background };
}

/** How the files of a case were found. */
export interface CaseChoice {
  readonly match: readonly string[];
  readonly layout?: string | undefined;
  readonly missing?: boolean;
}

function choiceOf({ match, layout, missing = false }: CaseChoice): object {
  return {
    "--match": match,
    ...(layout && { "--layout": layout }),
    ...(missing && { "--missing": "worst" }),
  };
}

/** The settings of a run, plain JSON. */
export function countSettings(choice: CaseChoice, pair: PairOptions): CountSettings {
  const named = Object.entries(OPTION_OF).map(([field, option]) => [
    option,
    pair[field as keyof PairOptions] ?? undefined,
  ]);
  return JSON.parse(JSON.stringify({ ...choiceOf(choice), ...Object.fromEntries(named) }));
}

/** The fields of a pair's options that settings contain. */
export function pairFields(settings: CountSettings): Partial<PairOptions> {
  return Object.fromEntries(
    Object.entries(OPTION_OF).flatMap(([field, option]) =>
      Object.hasOwn(settings, option) ? [[field, settings[option]]] : [],
    ),
  );
}

/** The first setting in which two runs differ, as text; `undefined` where they are the same. */
export function settingsDifference(settings: CountSettings, others: CountSettings): string | undefined {
  const options = new Set([...Object.keys(settings), ...Object.keys(others)]);
  for (const option of options) {
    const [one, other] = [settings, others].map((all) =>
      Object.hasOwn(all, option) ? JSON.stringify(all[option]) : "none",
    );
    if (one !== other) return `${option} ${one} differs from ${other}`;
  }
  return undefined;
}
