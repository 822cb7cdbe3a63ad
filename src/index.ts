export { type CustomValue, customGradient, stopGradient } from "./autodiff/custom-gradient.ts";
export { type Gradients, grad, hvp, type ScalarFunction, valueAndGrad } from "./autodiff/differentiate.ts";
export type { GradientOptions } from "./autodiff/gradient-places.ts";
export type { AdaptedFunction, ForeignFunction } from "./gradcheck/adapters/adapted-function.ts";
export { fromJax } from "./gradcheck/adapters/from-jax.ts";
export { fromJsPyTorch } from "./gradcheck/adapters/from-js-pytorch.ts";
export { fromTfjs } from "./gradcheck/adapters/from-tfjs.ts";
export type { GradcheckFinding } from "./gradcheck/arguments/finding.ts";
export type {
  GradcheckOptions,
  GradcheckWhere,
  TapeGradcheckOptions,
} from "./gradcheck/arguments/gradcheck-options.ts";
export type { GradcheckInput } from "./gradcheck/arguments/inputs.ts";
export type { EmptySamples } from "./gradcheck/behaviour/empty-samples.ts";
export { formatInspection } from "./gradcheck/behaviour/format-inspection.ts";
export type { GradientPart } from "./gradcheck/behaviour/gradient-part.ts";
export {
  type ClassGradient,
  type GradientInspection,
  type InspectGradientOptions,
  inspectGradient,
} from "./gradcheck/behaviour/inspect-gradient.ts";
export type { GradcheckDirection, GradcheckReport } from "./gradcheck/check.ts";
export { type EdgeCase, type EdgeCaseOptions, edgeCases } from "./gradcheck/edge-cases/edge-cases.ts";
export type { GradcheckPattern } from "./gradcheck/explain/find-pattern.ts";
export { formatGradcheck } from "./gradcheck/format-report.ts";
export {
  assertGradcheck,
  type BlackBoxGradcheckOptions,
  type CheckedFunction,
  type GradcheckGradient,
  type GradcheckInputs,
  gradcheck,
  type OwnGradcheckOptions,
} from "./gradcheck/gradcheck.ts";
export type { GradcheckElement } from "./gradcheck/measure/check-element.ts";
export type { Verdict } from "./gradcheck/measure/judge-ladder.ts";
export {
  type NumericGradient,
  type NumericGradientOptions,
  type NumericKink,
  type NumericPart,
  numericGradient,
} from "./gradcheck/numeric-gradient.ts";
export {
  type CheckedOutputs,
  type VjpcheckOptions,
  type VjpcheckReport,
  vjpcheck,
} from "./gradcheck/vjpcheck.ts";
export { type BinaryCrossEntropyLossOptions, binaryCrossEntropyLoss } from "./losses/binary-cross-entropy.ts";
export { type CenterlineDiceLossOptions, centerlineDiceLoss } from "./losses/centerline-dice.ts";
export { type CrossEntropyLossOptions, crossEntropyLoss } from "./losses/cross-entropy.ts";
export { diceLoss } from "./losses/dice.ts";
export {
  type DiceCrossEntropyLossOptions,
  type DiceCrossEntropyParts,
  diceCrossEntropyLoss,
} from "./losses/dice-cross-entropy.ts";
export { type DiceFocalLossOptions, type DiceFocalParts, diceFocalLoss } from "./losses/dice-focal.ts";
export { type FocalLossOptions, focalLoss } from "./losses/focal.ts";
export { type FocalTverskyLossOptions, focalTverskyLoss } from "./losses/focal-tversky.ts";
export { type GeneralizedDiceLossOptions, generalizedDiceLoss } from "./losses/generalized-dice.ts";
export { jaccardLoss } from "./losses/jaccard.ts";
export { logCoshDiceLoss } from "./losses/log-cosh-dice.ts";
export { logDiceLoss } from "./losses/log-dice.ts";
export { type LovaszLossOptions, lovaszHingeLoss, lovaszSoftmaxLoss } from "./losses/lovasz.ts";
export { presets } from "./losses/presets/presets.ts";
export type { OverlapLossOptions, Smooth, VoxelLossOptions } from "./losses/read/loss-options.ts";
export type { CompoundLossOptions } from "./losses/sums/compound-plan.ts";
export { type TverskyLossOptions, tverskyLoss } from "./losses/tversky.ts";
export type { BandCounts } from "./metrics/bands/band-counts.ts";
export { type BoundaryOptions, countBoundary } from "./metrics/bands/count-boundary.ts";
export { type CalibrationCounts, mergeCalibration } from "./metrics/calibration/calibration-counts.ts";
export {
  type CalibrationErrorOptions,
  calibrationError,
} from "./metrics/calibration/calibration-error.ts";
export { type CalibrationOptions, countCalibration } from "./metrics/calibration/count-calibration.ts";
export type { Convention, ScoreGroup } from "./metrics/conventions/convention.ts";
export { type ConventionName, conventions } from "./metrics/conventions/convention-table.ts";
export { type ConfusionCounts, confusionCounts } from "./metrics/counts/confusion-counts.ts";
export type { MaskCountOptions } from "./metrics/counts/count-masks.ts";
export { type CountOptions, countOverlap } from "./metrics/counts/count-overlap.ts";
export { mergeCounts, type OverlapCounts } from "./metrics/counts/overlap-counts.ts";
export { type DiceOptions, type DiceResult, dice, type Labels } from "./metrics/dice.ts";
export { DiceMeter } from "./metrics/dice-meter.ts";
export {
  type ConventionReport,
  type ConventionScores,
  type ExplainOptions,
  explainConventions,
} from "./metrics/explain-conventions.ts";
export {
  type ComponentOptions,
  type ConnectedComponents,
  connectedComponents,
} from "./metrics/instances/connected-components.ts";
export { lesionPresets } from "./metrics/instances/lesion-presets.ts";
export type { LesionClassReport, LesionReport } from "./metrics/instances/lesion-report.ts";
export { type LesionOptions, type LesionScores, lesionScores } from "./metrics/instances/lesion-scores.ts";
export type { LesionSummary, RecallByVolume } from "./metrics/instances/lesion-summary.ts";
export {
  type MeanInterval,
  type MeanIntervalOptions,
  meanInterval,
} from "./metrics/intervals/mean-interval.ts";
export type { KeptLesionRules, LesionMatching, LesionRules } from "./metrics/lesions/lesion-rules.ts";
export type { CaseLesions, LesionOutcome, LesionState } from "./metrics/lesions/lesion-state.ts";
export { type BettiOptions, bettiErrors, bettiNumbers } from "./metrics/measures/betti-numbers.ts";
export {
  type CenterlineDiceOptions,
  centerlineDiceScore,
} from "./metrics/measures/centerline-dice-score.ts";
export { type CentreOptions, centreDistance } from "./metrics/measures/centre-distance.ts";
export { skeletonize } from "./metrics/measures/skeletonize.ts";
export { type BrierScoreOptions, brierScore } from "./metrics/probabilities/brier-score.ts";
export {
  countProbabilities,
  type ProbabilityCounts,
  type ProbabilityOptions,
} from "./metrics/probabilities/count-probabilities.ts";
export { type SoftScoreOptions, softDiceScore } from "./metrics/probabilities/soft-dice-score.ts";
export type { MeanBounds } from "./metrics/report/bounds-columns.ts";
export type {
  CaseClassReport,
  CaseReport,
  ClassReport,
  ClassScore,
  MeterReport,
  OverallScore,
} from "./metrics/report/meter-report.ts";
export type {
  ClassComparison,
  MeterComparison,
  PairedDifference,
} from "./metrics/report/paired-difference.ts";
export type {
  CompareOptions,
  CompareSettings,
  IntervalOptions,
  ReportOptions,
  ReportSettings,
} from "./metrics/report/report-settings.ts";
export {
  accuracyScore,
  balancedAccuracyScore,
  cohensKappa,
  matthewsCorrelation,
} from "./metrics/scores/agreement-scores.ts";
export { type FBetaOptions, fBetaScore } from "./metrics/scores/f-beta-score.ts";
export {
  type GeneralizedDiceScoreOptions,
  generalizedDiceScore,
} from "./metrics/scores/generalized-dice-score.ts";
export type { MeasureName } from "./metrics/scores/measure-formulas.ts";
export type { CalibrationBin, CalibrationErrorKind } from "./metrics/scores/probability-formulas.ts";
export type { BandWidth, FixedScoreName } from "./metrics/scores/score-measure.ts";
export type { ScoreName } from "./metrics/scores/score-name.ts";
export type { AverageOptions, PerClassOptions, ScoreOptions } from "./metrics/scores/score-options.ts";
export {
  diceScore,
  jaccardScore,
  precisionScore,
  recallScore,
  specificityScore,
  volumeSimilarity,
} from "./metrics/scores/scores.ts";
export type { SurfaceDirection } from "./metrics/scores/surface-direction.ts";
export { type VolumeDifferenceOptions, volumeDifference } from "./metrics/scores/volume-difference.ts";
export type { CaseState } from "./metrics/state/case-state.ts";
export type { AddOptions } from "./metrics/state/count-case.ts";
export type { AddCountsOptions } from "./metrics/state/counted-case.ts";
export type { MeterOptions } from "./metrics/state/meter-rules.ts";
export type { MeterState, SkippedCase } from "./metrics/state/meter-state.ts";
export type { KeptMeasures, SurfaceMeasures } from "./metrics/state/surface-measures.ts";
export type { StoredSums, SurfaceState } from "./metrics/state/surface-state.ts";
export {
  type QuantileInterval,
  type QuantileIntervalOptions,
  quantileInterval,
} from "./metrics/statistics/quantile-interval.ts";
export type { Estimate, ReportValue } from "./metrics/statistics/report-value.ts";
export type { ScoreSummary, Spread } from "./metrics/statistics/summary.ts";
export type { SurfaceScoreOptions } from "./metrics/surfaces/average-surfaces.ts";
export type {
  ClassSurfaces,
  DirectedDistances,
  PercentileChoice,
  PercentileReading,
  PercentileRule,
  SurfaceBoundary,
} from "./metrics/surfaces/class-surfaces.ts";
export {
  type DistanceBounds,
  type DistanceBoundsOptions,
  distanceBounds,
  type GridBounds,
} from "./metrics/surfaces/distance-bounds.ts";
export type { StoredNumber } from "./metrics/surfaces/stored-number.ts";
export {
  type SurfaceDistances,
  type SurfaceOptions,
  surfaceDistances,
  type VoxelSize,
} from "./metrics/surfaces/surface-distances.ts";
export {
  type AverageDistanceOptions,
  averageSurfaceDistance,
  type HausdorffOptions,
  hausdorffDistance,
  type SurfaceDiceOptions,
  surfaceDiceScore,
} from "./metrics/surfaces/surface-scores.ts";
export { add, divide, multiply, negate, subtract } from "./ops/arithmetic.ts";
export { type PadMode, type PadOptions, type PadWidth, pad } from "./ops/arrange/pad.ts";
export { type RollOptions, roll } from "./ops/arrange/roll.ts";
export { expandDims, type NewAxisOptions, type SqueezeOptions, squeeze, stack } from "./ops/arrange/stack.ts";
export type { Operand } from "./ops/broadcast.ts";
export { cumulativeMax, cumulativeSum } from "./ops/cumulative.ts";
export { cos, sin } from "./ops/functions/circular.ts";
export { erf } from "./ops/functions/error-function.ts";
export { cosh, sinh } from "./ops/functions/hyperbolic.ts";
export { expm1, logAddExp, logSigmoid } from "./ops/functions/logarithmic.ts";
export { floor, round, sign } from "./ops/functions/rounding.ts";
export { type AxisOptions, gather } from "./ops/gather.ts";
export { matmul } from "./ops/linear/matmul.ts";
export { maxPool, minPool, type PoolOptions } from "./ops/pool.ts";
export { power } from "./ops/power.ts";
export { logSumExp, max, mean, min, type ReduceOptions, sum } from "./ops/reduce.ts";
export { type ClampOptions, clamp, equal, greater, less, maximum, minimum, where } from "./ops/select.ts";
export {
  type ConcatenateOptions,
  concatenate,
  reshape,
  type SliceOptions,
  slice,
  transpose,
} from "./ops/shape.ts";
export { logSoftmax, type SoftmaxOptions, softmax } from "./ops/softmax.ts";
export { type SortOptions, sort } from "./ops/sort.ts";
export { norm } from "./ops/statistics/norm.ts";
export { type VarianceOptions, variance } from "./ops/statistics/variance.ts";
export { abs, exp, log, log1p, relu, sigmoid, softplus, sqrt, square, tanh } from "./ops/unary.ts";
export type { ConvolveOptions } from "./ops/windows/convolution-layout.ts";
export { convolve } from "./ops/windows/convolve.ts";
export { meanPool } from "./ops/windows/mean-pool.ts";
export type { DType, FloatArray } from "./tensor/allocate.ts";
export type { LabelArray, NumberArray } from "./tensor/label-array.ts";
export { LabelMap } from "./tensor/label-map.ts";
export { argmax } from "./tensor/make/argmax.ts";
export { type DTypeOptions, full, ones, zeros } from "./tensor/make/constant.ts";
export {
  type Arena,
  type ArenaOptions,
  createArena,
  type LabelType,
} from "./tensor/make/create-arena.ts";
export type { ForeignArray } from "./tensor/make/foreign-array.ts";
export { type LabelMapOptions, labelMap, type NestedLabels } from "./tensor/make/make-label-map.ts";
export { type TensorOptions, tensor } from "./tensor/make/make-tensor.ts";
export { oneHot } from "./tensor/make/one-hot.ts";
export { regions } from "./tensor/make/regions.ts";
export { threshold } from "./tensor/make/threshold.ts";
export type { NestedNumbers } from "./tensor/nest-values.ts";
export type { Target } from "./tensor/target.ts";
export { Tensor } from "./tensor/tensor.ts";
export type { VoxelChoice } from "./tensor/voxels/counted-voxels.ts";
