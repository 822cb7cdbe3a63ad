import { DEFAULT_LIMIT, parseLimit } from "../../files/source/file-limit.ts";
import { InputError } from "../../files/source/input-error.ts";
import type { LesionRules } from "../../metrics/lesions/lesion-rules.ts";
import { isCalibration } from "../../metrics/report/case-cell.ts";
import { MAX_BINS } from "../../metrics/scores/measure-formulas.ts";
import { parseScoreNames } from "../../metrics/scores/score-name.ts";
import { contentOf } from "../find/case-file.ts";
import { LAYOUTS, type Layout } from "../find/layouts.ts";
import type { Shard } from "../find/shard.ts";
import { readIgnoredLabel } from "../names/class-names.ts";
import { readColors } from "../names/read-colors.ts";
import { parseRegions, type RegionChoice } from "../names/regions.ts";
import { MAX_COMMAND_CLASSES } from "../pair/check-labels.ts";
import type { Region } from "../pair/count-regions.ts";
import type { PairOptions } from "../pair/pair-options.ts";
import { decisionOptions } from "./decision.ts";
import { type Metrics, metricArguments } from "./metrics.ts";
import type { OptionName, OptionValues } from "./parse-options.ts";
import {
  FORM_OPTIONS,
  type OutputArguments,
  outputArguments,
  REPORT_OPTIONS,
  type ReportArguments,
  reportArguments,
} from "./report.ts";
import { axisOption, choice, wholeNumber } from "./values/option-values.ts";
import { parseLabels } from "./values/parse-labels.ts";
import { parseLesions } from "./values/parse-lesions.ts";
import { parseShard } from "./values/parse-shard.ts";
import { parseSpacing } from "./values/parse-spacing.ts";

export interface ScoreArguments {
  readonly predictions: string;
  readonly targets: string;
  /** One pattern for both folders, or one for each. */
  readonly match: readonly string[];
  readonly layout: Layout | undefined;
  /** A table of pairs instead of two folders. */
  readonly pairs: string | undefined;
  /** A list of the ids to score, or "-" for the standard input. */
  readonly cases: string | undefined;
  /** What the predictions are read as. */
  readonly content: ReturnType<typeof contentOf>;
  readonly strict: boolean;
  /** Whether a target without a prediction is scored with an empty one. */
  readonly missing: boolean;
  /** The most threads; by default one for each core. */
  readonly jobs: number | undefined;
  readonly shard: Shard | undefined;
  /** Whether to write a state for merge instead of a report. */
  readonly state: boolean;
  /** Whether to take up a killed run. */
  readonly resume: boolean;
  readonly metrics: Metrics;
  readonly pair: PairOptions;
  readonly report: ReportArguments;
  readonly output: OutputArguments;
  readonly timing: boolean;
}

const MAX_JOBS = 1024;

export function scoreArguments(files: readonly string[], values: OptionValues): ScoreArguments {
  const { predictions, targets } = filesOf(files, values);
  const { match = [], strict = false, state = false, resume = false, timing = false } = values;
  if (match.length > 2)
    throw new InputError(`--match takes one or two patterns, and was given ${match.length}`);
  const metrics = metricArguments(values);
  checkProbabilityMetrics(metrics, values);
  const bins = binsOf(values.bins, metrics);
  const lesions = lesionRules(values.lesions, metrics);
  if (values.rows === "lesions" && lesions === undefined)
    throw new InputError("--rows lesions needs --lesions, the rules by which lesions are matched");
  const limit = values["max-file"];
  if (values.shard !== undefined || state) checkState(values);
  const { regions, ignore: named } = regionsOrNames(values);
  if (regions) checkRegionOptions(values);
  checkAbsent(values);
  const decision = decisionOptions(values);
  const labels = values.labels === undefined ? undefined : parseLabels(values.labels);
  const ignore = wholeNumber("--ignore", values.ignore) ?? named;
  checkIgnored(ignore, labels, regions);
  return {
    predictions,
    targets,
    match,
    layout: choice("--layout", values.layout, LAYOUTS),
    pairs: values.pairs,
    cases: values.cases,
    content: contentOf(decision),
    strict,
    missing: choice("--missing", values.missing, ["skip", "worst"]) === "worst",
    jobs: wholeNumber("--jobs", values.jobs, 1, MAX_JOBS),
    shard: values.shard === undefined ? undefined : parseShard(values.shard),
    state,
    resume,
    metrics,
    pair: {
      limit: limit === undefined ? DEFAULT_LIMIT : parseLimit(limit),
      ...(values.array !== undefined && { array: values.array }),
      classes: regions
        ? regions.length + 1
        : wholeNumber("--classes", values.classes, 2, MAX_COMMAND_CLASSES),
      ignore,
      spacing: values.spacing === undefined ? undefined : parseSpacing(values.spacing),
      ignoreOrientation: values["ignore-orientation"] ?? false,
      surface: metrics.surface,
      ...(metrics.measures && { measures: metrics.measures }),
      ...(bins !== undefined && { bins }),
      ...(metrics.convention && { convention: metrics.convention }),
      ...(lesions && { lesions }),
      ...decision,
      ...axisOption("batchAxis", "--batch-axis", values["batch-axis"]),
      ...(values.colors !== undefined && { colors: [...readColors(values.colors)] }),
      ...(regions && { regions }),
      ...(labels && { labels }),
    },
    report: reportArguments(values, metrics.convention),
    output: outputArguments(values),
    timing,
  };
}

/** Refuses scores of probabilities where the predictions are labels. */
function checkProbabilityMetrics({ scores, measures }: Metrics, values: OptionValues): void {
  if (!measures?.includes("probabilities")) return;
  const all = parseScoreNames("--metrics", scores);
  const { name } = all.find((score) => score.kind === "measure" && score.measure === "probabilities")!;
  if (values.threshold === undefined && !values.argmax)
    throw new InputError(
      `--metrics ${name} scores probabilities, and the predictions are read as labels; --threshold 0.5 or --argmax reads probabilities`,
    );
}

/** The bins of probabilities, on which calibration errors alone depend. */
function binsOf(text: string | undefined, { scores }: Metrics): number | undefined {
  const bins = wholeNumber("--bins", text, 1, MAX_BINS);
  if (bins === undefined || parseScoreNames("--metrics", scores).some(isCalibration)) return bins;
  throw new InputError("--bins has no effect without a calibration error, such as --metrics ece");
}

/** The rules of lesions, which scores of lesions need. */
function lesionRules(text: string | undefined, { lesions }: Metrics): LesionRules | undefined {
  if (text !== undefined) return parseLesions(text, lesions ?? {});
  if (lesions === undefined) return undefined;
  throw new InputError(
    "--metrics names scores of lesions; --lesions brats2023 or another rule says how they are matched",
  );
}

/** The two files or folders, or the table of pairs in their place. */
function filesOf(files: readonly string[], values: OptionValues) {
  const { pairs } = values;
  if (pairs !== undefined) {
    if (files.length > 0)
      throw new InputError(
        `--pairs names the files, and score was given ${files.length} more; leave one of them out`,
      );
    const wrong = (["match", "layout", "strict", "missing"] as const).find(
      (option) => values[option] !== undefined,
    );
    if (wrong) throw new InputError(`--${wrong} has no effect on --pairs; leave one of them out`);
    return { predictions: pairs, targets: pairs };
  }
  const [predictions, targets] = files;
  if (predictions === undefined || targets === undefined || files.length > 2) {
    throw new InputError(
      `score takes two files or folders, <predictions> <targets>, and was given ${files.length}`,
    );
  }
  if (values.match !== undefined && values.layout !== undefined)
    throw new InputError("--match and --layout both say how names correspond; leave one of them out");
  return { predictions, targets };
}

/** Refuses the options of reports: a state contains counts, and merge makes the report. */
function checkState(values: OptionValues): void {
  // The diagonals of the images are a part of the counts.
  const isKept = (option: OptionName) => option === "penalty" && values.penalty === "diagonal";
  const useless = [...REPORT_OPTIONS, ...FORM_OPTIONS].find(
    (option) => values[option] !== undefined && !isKept(option),
  );
  if (!useless) return;
  const what = values.shard === undefined ? "a state" : "a shard";
  // A label that is ignored changes the counts.
  const isIgnored = useless === "names" && values.ignore === undefined;
  const ignored = isIgnored ? readIgnoredLabel(values.names!) : undefined;
  const instead = ignored === undefined ? "" : `, and --ignore ${ignored} to softdice score`;
  throw new InputError(`--${useless} has no effect on ${what}; give it to softdice merge${instead}`);
}

/** Refuses absent classes in lines: a line is written before the classes of later cases are known. */
function checkAbsent({ ndjson, absent = "skip", classes, regions }: OptionValues): void {
  if (!ndjson || absent === "skip" || classes !== undefined || regions !== undefined) return;
  throw new InputError(
    `--ndjson with --absent ${absent} needs --classes, to know which classes a case lacks`,
  );
}

/** Refuses options that contradict regions: they have their own names and numbers, and no background. */
function checkRegionOptions(values: OptionValues): void {
  const wrong = (["classes", "labels", "names", "include-background"] as const).find(
    (option) => values[option] !== undefined,
  );
  if (wrong) throw new InputError(`--${wrong} has no effect on --regions; leave one of them out`);
}

/** The regions, and the label that the file of regions or of names ignores. */
function regionsOrNames({ regions, names }: OptionValues): Partial<RegionChoice> {
  if (regions !== undefined) return parseRegions(regions);
  const ignore = names === undefined ? undefined : readIgnoredLabel(names);
  return ignore === undefined ? {} : { ignore };
}

/** Refuses to score a label that the target ignores: no voxel of it is left to find, so its scores are 0. */
function checkIgnored(
  ignore: number | undefined,
  labels: readonly number[] | undefined,
  regions: readonly Region[] | undefined,
): void {
  if (ignore === undefined) return;
  const region = regions?.find((one) => one.labels.includes(ignore));
  const scored = labels?.includes(ignore) ? "--labels" : region && `region ${region.name}`;
  if (scored)
    throw new InputError(
      `${scored} contains label ${ignore}, whose voxels of the target are ignored; leave it out of one of them`,
    );
}
