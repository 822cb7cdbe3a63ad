import { checkOptions } from "../tensor/check-options.ts";
import { describe } from "../tensor/describe.ts";
import type { LabelMap } from "../tensor/label-map.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { LABEL_LIMIT } from "./counts/compact-labels.ts";
import { areMasks } from "./counts/count-overlap.ts";
import type { OverlapCounts } from "./counts/overlap-counts.ts";
import { type MeterReport, meterReport } from "./report/meter-report.ts";
import { type MeterComparison, pairedDifference } from "./report/paired-difference.ts";
import type { CompareOptions, ReportOptions } from "./report/report-settings.ts";
import {
  type CaseCounts,
  type CaseRules,
  type CaseState,
  checkId,
  checkWholeCounts,
  occurring,
} from "./state/case-state.ts";
import { type AddOptions, countLabelCase, countMaskCase } from "./state/count-case.ts";
import { type AddCountsOptions, countedCase } from "./state/counted-case.ts";
import { type MeterOptions, meterRules } from "./state/meter-rules.ts";
import {
  checkReason,
  checkState,
  copyState,
  type MeterState,
  meterState,
  type SkippedCase,
} from "./state/meter-state.ts";

/**
 * Scores of a data set, case by case: exact counts go in, and every score, mean, pooled value and interval is computed
 * afterwards from them.
 *
 * The state is a few numbers for each class that a case holds. Meters merge in any order and grouping to the same state and
 * the same report, so a data set may be spread over workers and machines.
 *
 * @example
 * const meter = new DiceMeter();
 * meter.add(labelMap([0, 1, 1, 1]), labelMap([0, 0, 1, 1]), { id: "first" });
 * meter.add(labelMap([0, 0, 1, 0]), labelMap([0, 0, 1, 0]), { id: "second" });
 * const { classes } = meter.report({ includeBackground: false });
 * classes[0].scores.dice.mean.value // 0.9
 * classes[0].scores.dice.pooled.value // 0.8571428571428571
 */
export class DiceMeter {
  #rules: CaseRules;
  readonly #cases = new Map<string, CaseState>();
  readonly #skipped = new Map<string, SkippedCase>();

  /** @throws {RangeError} if an option has no such value */
  constructor(options: MeterOptions = {}) {
    this.#rules = meterRules("DiceMeter", options);
  }

  /** Cases scored so far. */
  get size(): number {
    return this.#cases.size;
  }

  /**
   * Counts a case: two label maps, or, for classes that overlap, two tensors of masks with a class axis.
   *
   * @param prediction - class numbers of any shape; where surfaces are measured, of two or three axes
   * @param target - same kind and shape as `prediction`
   * @param options - see {@link AddOptions}
   * @throws {RangeError} if the id is there already, shapes differ, or a label names no class; nothing is added then
   */
  add(prediction: LabelMap, target: LabelMap, options: AddOptions): this;
  add(prediction: Tensor, target: Tensor, options: AddOptions): this;
  add(prediction: LabelMap | Tensor, target: LabelMap | Tensor, options: AddOptions): this {
    const name = "DiceMeter.add";
    const masks = areMasks(name, prediction, target);
    checkOptions(name, options, [
      "id",
      "mask",
      ...(masks ? ["classAxis"] : ["spacing", "axes", "ignoreIndex", "probabilities"]),
    ]);
    // Read once: a getter has no second answer.
    const given: AddOptions = { ...options };
    this.#checkNew(name, given.id);
    const counts = masks
      ? countMaskCase(name, prediction as Tensor, target as Tensor, given, this.#rules)
      : countLabelCase(name, prediction as LabelMap, target as LabelMap, given, this.#rules);
    return this.#store(name, given.id, counts);
  }

  /**
   * Adds a case that was counted elsewhere.
   *
   * @param counts - whole numbers, of {@link countOverlap} or made by hand
   * @param options - `id`; `surfaces` and `voxel`, where the meter keeps surface measures
   * @throws {RangeError} if the id is there already, or the counts contradict each other
   * @example
   * const counts = { intersection: [7, 1], predicted: [8, 1], actual: [7, 2], voxels: 9 };
   * new DiceMeter().addCounts(counts, { id: "first" }).report().cases[0].scores.dice // 0.8
   */
  addCounts(counts: OverlapCounts, options: AddCountsOptions): this {
    const name = "DiceMeter.addCounts";
    const found = occurring(checkWholeCounts(name, counts));
    checkOptions(name, options, ["id", "voxel", "surfaces", "measures", "background", "lesions"]);
    // Read once: a getter has no second answer.
    const given: AddCountsOptions = { ...options };
    this.#checkNew(name, given.id);
    return this.#store(name, given.id, countedCase(name, found, given, this.#rules));
  }

  /**
   * Notes a case that could not be scored, so that the report names it.
   *
   * @param reason - to read for people
   * @throws {RangeError} if the id is there already
   * @example
   * new DiceMeter().skip("third", "unreadable").report().skipped // [{ id: "third", reason: "unreadable" }]
   */
  skip(id: string, reason: string): this {
    this.#checkNew("DiceMeter.skip", id);
    checkReason("DiceMeter.skip", "reason", reason);
    this.#skipped.set(id, { id, reason });
    return this;
  }

  /**
   * Takes over the cases of another meter, scored and skipped.
   *
   * @throws {RangeError} if the two were made with different options, or both have a case of one id; nothing is taken then
   * @example
   * const counts = { intersection: [7, 1], predicted: [8, 1], actual: [7, 2], voxels: 9 };
   * const other = new DiceMeter().addCounts(counts, { id: "second" });
   * new DiceMeter().addCounts(counts, { id: "first" }).merge(other).size // 2
   */
  merge(other: DiceMeter): this {
    const name = "DiceMeter.merge";
    checkMeter(name, other);
    const [ours, theirs] = [this.#rules, other.#rules].map((rules) => JSON.stringify(rules));
    if (ours !== theirs)
      throw new RangeError(
        `${name}: other was made with ${theirs}, this meter with ${ours}; want the same options`,
      );
    for (const id of [...other.#cases.keys(), ...other.#skipped.keys()]) this.#checkNew(name, id);
    for (const [id, one] of [...other.#cases]) this.#cases.set(id, one);
    for (const [id, one] of [...other.#skipped]) this.#skipped.set(id, one);
    return this;
  }

  /** The state as plain JSON, cases in the order of their ids; `JSON.stringify(meter)` calls this. */
  toJSON(): MeterState {
    return copyState(this.#state());
  }

  /**
   * The meter of a state.
   *
   * @param state - what `toJSON` gave, through `JSON.parse`
   * @throws {TypeError} if a field is missing, unknown or of the wrong kind
   * @throws {RangeError} if a field has an impossible value; the message names the field
   * @example
   * const meter = new DiceMeter().skip("third", "unreadable");
   * DiceMeter.fromJSON(JSON.parse(JSON.stringify(meter))).report().skipped.length // 1
   */
  static fromJSON(state: MeterState): DiceMeter {
    const { classes, surface, measures, bins, lesions, cases, skipped } = checkState(
      "DiceMeter.fromJSON",
      state,
    );
    const meter = new DiceMeter();
    meter.#rules = { classes, surface, measures, bins, lesions };
    for (const one of cases) meter.#cases.set(one.id, one);
    for (const one of skipped) meter.#skipped.set(one.id, one);
    return meter;
  }

  /**
   * Scores per case, per class and over all, with confidence intervals.
   *
   * @param options - see {@link ReportOptions}
   * @returns plain JSON; `null` means that there is not a value, and an infinite distance is `"Infinity"`
   * @throws {RangeError} if an option has no such value, or a score needs a measure that the meter does not keep
   */
  report(options: ReportOptions = {}): MeterReport {
    return meterReport("DiceMeter.report", this.#state(), options);
  }

  /**
   * Paired differences, this minus other, over the cases that both have scored.
   *
   * @param options - see {@link CompareOptions}
   * @returns plain JSON
   * @throws {RangeError} if a case has another target in the other meter, or as `report` does
   * @example
   * const of = (right) => ({ intersection: [right], predicted: [10], actual: [10], voxels: 20 });
   * const ours = new DiceMeter().addCounts(of(9), { id: "first" });
   * const theirs = new DiceMeter().addCounts(of(7), { id: "first" });
   * ours.compare(theirs).overall.dice.mean.value // 0.2
   */
  compare(other: DiceMeter, options: CompareOptions = {}): MeterComparison {
    checkMeter("DiceMeter.compare", other);
    return pairedDifference("DiceMeter.compare", this.#state(), other.#state(), options);
  }

  #state(): MeterState {
    return meterState(this.#rules, this.#cases.values(), this.#skipped.values());
  }

  #checkNew(name: string, id: unknown): void {
    checkId(name, "id", id);
    if (this.#cases.has(id) || this.#skipped.has(id))
      throw new RangeError(`${name}: id ${describe(id)} is in the meter already`);
  }

  #store(name: string, id: string, counts: CaseCounts): this {
    const { classes = LABEL_LIMIT } = this.#rules;
    const last = counts.labels.at(-1) ?? 0;
    if (last >= classes)
      throw new RangeError(`${name}: case ${describe(id)} holds class ${last}, want 0 to ${classes - 1}`);
    this.#cases.set(id, { id, ...counts });
    return this;
  }
}

function checkMeter(name: string, other: unknown): asserts other is DiceMeter {
  if (!(other instanceof DiceMeter))
    throw new TypeError(
      `${name}: other is ${describe(other)}, want a DiceMeter; DiceMeter.fromJSON makes one`,
    );
}
