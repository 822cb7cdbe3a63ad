/**
 * The numbers that decide verdicts, each with what it bounds. `npm run gradcheck-limits` halves and doubles each of them,
 * counts what then goes wrong, and writes the table of docs/gradient-checking.md.
 *
 * The checker has no tolerance to choose because these are properties of the method, not of a function under check.
 */
export interface VerdictLimits {
  /** Bars that an error may have before the gradient is called wrong: a bar is an estimate itself. */
  barsAllowed: number;
  /** Times that many bars where f does not change at fine steps: at coarse ones it may jump. */
  barsAllowedWhereStill: number;
  /** Largest part of a slope that its bar may take before f is said not to show the slope. */
  maxBarShare: number;
  /** Largest part of all that f moves that may count as noise: more is a shape for which no step is fine. */
  maxNoiseShare: number;
  /** Finest rungs that together can refute an error that coarser ones agree on. */
  refutingRungs: number;
  /** Largest part of an error that each of them may then show. */
  maxRefutedShare: number;
  /** Rungs over which a second difference stays the same at a kink. */
  kinkRungs: number;
  /** Largest part of itself by which a second difference may change from rung to rung at a kink. */
  maxKinkChange: number;
  /** Rungs that show the kink of one element among many: few do where f is rounded. */
  elementKinkRungs: number;
  /** Columns of the extrapolation; each removes one more power of the step. */
  extrapolationColumns: number;
  /** Multiples of the finest step up to which scatter is noise; beyond them it may be the shape of f. */
  noiseSteps: number;
  /** Largest step at which scatter counts as noise however many terms f sums. */
  maxNoiseStep: number;
  /** What noise makes of a second difference, beside what it makes of a first. */
  secondDifferenceNoise: number;
  /** Part of the scatter of one rung that the next must have for it to be noise: curvature shrinks with the step. */
  minScatterKept: number;
  /** Noise over rounding from which a trend of the finest rungs counts as more than luck. */
  minTrendNoise: number;
  /** Finest rungs whose residuals may have a trend. */
  trendRungs: number;
  /** Largest part of a change of residual that the next finer rung may show where residuals settle towards x. */
  maxChangeKept: number;
  /** Largest part of a step that storing it may take away. */
  maxStepLost: number;
  /** Distance from a bound, as a part of the domain, below which f is asked on one side of x only. */
  boundMargin: number;
  /** Largest over smallest size of elements that share one scale where that shows nothing. */
  maxSpread: number;
  /** Units of what f may be stored in by which it must jump, and then stand still, to be taken for a step function. */
  minJump: number;
  /** The movement of f over its last jump, above which f is taken for rounded. */
  maxJumps: number;
  /** Bits of bfloat16 that values of f do not use, in all of them together, for only a step function to give them. */
  minSpareBits: number;
  /** Bars of a direction over the norm of an error that is found in 99 of 100 seeds, wherever it is. */
  resolutionFactor: number;
  /** Standard deviations of a slope fitted to noisy values that an error may have. */
  fitDeviations: number;
  /** Part of a known noise that must show in how values scatter, for them to be off each by itself. */
  minScatterKnown: number;
  /** Units to which a sum is rounded, beyond which what it loses of a moved term differs from step to step. */
  maxLostMove: number;
  /** Shift of a fitted slope by rounding, of what values that are all off by half a unit make at most: stairs of any width make 0.70. */
  maxStairShare: number;
  /** Resolution of a ladder above which a fit may show more. */
  fitResolution: number;
  /** Part of all that f moves that noise must take for it to be what limits the resolution. */
  minNoiseShare: number;
  /** Part of what is allowed that an error must have for a fit of more steps. */
  suspectShare: number;
  /** Resolution of a fit above which one of more steps is made. */
  poorFit: number;
  /** Times the noise of the finest steps that values may scatter around a fit; more is the shape of f. */
  maxNoiseRatio: number;
  /** Steps of a fit, at most. */
  maxFitSteps: number;
  /** Largest step that can disprove the error of a fit; longer ones may be too long for the shape of f. */
  maxTellingStep: number;
  /** Part of an error of a fit that finer steps, and the gradient on the way, must leave. */
  minErrorKept: number;
  /** Part of the gradient that an error must exceed to be found, above which a pass would say nothing. */
  maxResolution: number;
}

export const LIMITS: VerdictLimits = {
  barsAllowed: 4,
  barsAllowedWhereStill: 2,
  maxBarShare: 0.3,
  maxNoiseShare: 0.1,
  refutingRungs: 2,
  maxRefutedShare: 0.1,
  kinkRungs: 4,
  maxKinkChange: 0.15,
  elementKinkRungs: 2,
  extrapolationColumns: 4,
  noiseSteps: 300,
  maxNoiseStep: 1e-3,
  secondDifferenceNoise: 4,
  minScatterKept: 0.5,
  minTrendNoise: 1000,
  trendRungs: 6,
  maxChangeKept: 0.7,
  maxStepLost: 0.25,
  boundMargin: 1e-3,
  maxSpread: 64,
  minJump: 1000,
  maxJumps: 8,
  minSpareBits: 12,
  resolutionFactor: 4,
  fitDeviations: 4.5,
  minScatterKnown: 0.25,
  maxLostMove: 4,
  maxStairShare: 0.7,
  fitResolution: 1e-3,
  minNoiseShare: 3e-7,
  suspectShare: 0.3,
  poorFit: 0.03,
  maxNoiseRatio: 3,
  maxFitSteps: 300,
  maxTellingStep: 0.05,
  minErrorKept: 0.5,
  maxResolution: 0.5,
};
