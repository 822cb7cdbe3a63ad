import { checkOptions } from "../tensor/check-options.ts";
import type { LabelMap } from "../tensor/label-map.ts";
import type { VoxelChoice } from "../tensor/voxels/counted-voxels.ts";
import { type Convention, groupOf, type ScoreGroup } from "./conventions/convention.ts";
import { conventionNames, conventionOf, hasScore } from "./conventions/convention-name.ts";
import { conventionReasons } from "./conventions/convention-reasons.ts";
import type { ConventionName } from "./conventions/convention-table.ts";
import { areMasks } from "./counts/count-overlap.ts";
import { meterReport } from "./report/meter-report.ts";
import { type NamedScore, parseScoreNames, type ScoreName } from "./scores/score-name.ts";
import type { CaseCounts } from "./state/case-state.ts";
import { countLabelCases } from "./state/count-case.ts";
import { meterState } from "./state/meter-state.ts";
import { checkMeasures, type KeptMeasures, measuresFor } from "./state/surface-measures.ts";
import type { ReportValue } from "./statistics/report-value.ts";

/** Options of {@link explainConventions}. */
export interface ExplainOptions extends VoxelChoice {
  /** Size of a voxel along each axis of the maps; distances need it. */
  readonly spacing?: readonly number[] | undefined;
  /** Names of scores; default `["dice", "hd", "hd95", "assd"]`. */
  readonly scores?: readonly ScoreName[] | undefined;
}

/** One pair of maps by one convention; see {@link ReportValue} for values that are not finite numbers. */
export interface ConventionScores {
  /** `"softdice"` is the row without a convention. */
  readonly name: ConventionName | "softdice";
  /** The name of the tool. */
  readonly tool: string;
  /** The version of the tool; `null` for softdice. */
  readonly version: string | null;
  /** Every class that occurs in a map, ascending, without class 0; by the name of the score, of those that the tool has. */
  readonly classes: readonly {
    readonly class: number;
    readonly scores: Readonly<Record<string, ReportValue>>;
  }[];
  /** Over the classes that have a value, with class 0 where the tool counts it. */
  readonly mean: Readonly<Record<string, ReportValue>>;
  /** The choices by which numbers of this pair differ from those of softdice. */
  readonly reasons: readonly string[];
}

/** The result of {@link explainConventions}: plain JSON. */
export interface ConventionReport {
  /** The scores that were asked for. */
  readonly scores: readonly ScoreName[];
  /** softdice first. */
  readonly rows: readonly ConventionScores[];
}

const DEFAULT_SCORES: readonly ScoreName[] = ["dice", "hd", "hd95", "assd"];

/**
 * Scores one pair of maps by the conventions of other tools, with the reasons why their numbers differ.
 *
 * @param prediction - class numbers, of two or three axes where distances are asked for
 * @param target - same shape
 * @param options - see {@link ExplainOptions}
 * @returns a row for each convention that has one of the scores, that of softdice first
 * @throws {RangeError} if shapes differ, a score has no such name, or distances are asked for without a spacing
 * @example
 * const prediction = labelMap([1, 1, 0, 0, 0, 0, 0, 0], [1, 8]);
 * const target = labelMap([0, 1, 1, 1, 0, 0, 0, 0], [1, 8]);
 * const { rows } = explainConventions(prediction, target, { spacing: [1, 1], scores: ["hd95"] });
 * rows[0].mean.hd95 // 2
 * rows.find((row) => row.name === "plastimatch").mean.hd95 // 0.5
 */
export function explainConventions(
  prediction: LabelMap,
  target: LabelMap,
  options: ExplainOptions = {},
): ConventionReport {
  const name = "explainConventions";
  checkOptions(name, options, ["spacing", "scores", "mask", "ignoreIndex"]);
  const { scores = DEFAULT_SCORES, ...rest } = options;
  if (areMasks(name, prediction, target))
    throw new TypeError(
      `${name}: prediction is a Tensor, want a LabelMap; labelMap(mask) makes one of a mask`,
    );
  const named = parseScoreNames(name, scores);
  const chosen = conventionNames().filter((convention) => named.some((score) => hasScore(convention, score)));
  const names = [undefined, ...chosen];
  const perName = names.map((convention) =>
    convention === undefined ? named : named.filter((score) => hasScore(convention, score)),
  );
  const measures = names.map((convention, at) => measuresOf(name, perName[at]!, convention));
  const cases = countLabelCases(
    name,
    prediction,
    target,
    { id: "pair", ...rest },
    { classes: undefined },
    measures,
  );
  const rows = names.map((convention, at) => scoresBy(convention, perName[at]!, measures[at], cases[at]!));
  const [own] = rows as [Row];
  return {
    scores: named.map((score) => score.name),
    rows: rows.map(({ named: all, ...row }) => ({ ...row, reasons: reasonsOf(row, own, all) })),
  };
}

type Row = Omit<ConventionScores, "reasons"> & { readonly named: readonly NamedScore[] };

function measuresOf(
  name: string,
  scores: readonly NamedScore[],
  convention: ConventionName | undefined,
): KeptMeasures | undefined {
  const needed = measuresFor(scores);
  return needed && checkMeasures(name, "scores", { ...needed, ...(convention && { convention }) });
}

/** The report of the pair by one convention. */
function scoresBy(
  convention: ConventionName | undefined,
  named: readonly NamedScore[],
  surface: KeptMeasures | undefined,
  counts: CaseCounts,
): Row {
  const state = meterState({ classes: undefined, surface }, [{ id: "pair", ...counts }], []);
  const report = meterReport("explainConventions", state, {
    scores: named.map((score) => score.name),
    resamples: 0,
    ...(convention === undefined ? { includeBackground: false } : { convention }),
  });
  const [one] = report.cases;
  const of = convention === undefined ? null : conventionOf(convention);
  return {
    name: convention ?? "softdice",
    tool: of?.tool ?? "softdice",
    version: of?.version ?? null,
    classes: one!.classes
      .filter((each) => each.class > 0)
      .map(({ class: label, scores }) => ({ class: label, scores })),
    mean: one!.scores,
    named,
  };
}

/** The reasons that concern a score in which a row differs from that of softdice. */
function reasonsOf(row: Omit<Row, "named">, own: Row, named: readonly NamedScore[]): string[] {
  if (row.name === "softdice") return [];
  const differing = new Set<ScoreGroup>();
  for (const score of named) {
    const differs =
      row.mean[score.name] !== own.mean[score.name] ||
      row.classes.some(({ scores }, at) => scores[score.name] !== own.classes[at]?.scores[score.name]);
    if (differs) differing.add(groupOf(score)!);
  }
  const convention: Convention = conventionOf(row.name);
  return conventionReasons(convention)
    .filter(({ groups }) => groups.some((group) => differing.has(group)))
    .map(({ text }) => text);
}
