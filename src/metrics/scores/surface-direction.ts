/**
 * The elements that an average distance is taken over: `"symmetric"`: those of both surfaces as one (ASSD); `"meanOfBoth"`: the mean
 * of the two averages, in which a small surface has the weight of a large one (MASD); `"largerOfBoth"`: the larger of the two
 * averages; `"balanced"`: the mean of both sums over the size of the target's surface, so that a prediction does not gain by being large
 * (balanced average Hausdorff distance); or those of one surface.
 *
 * @see Aydin et al. 2021, https://doi.org/10.1186/s41747-020-00200-2
 */
export type SurfaceDirection =
  | "symmetric"
  | "meanOfBoth"
  | "largerOfBoth"
  | "balanced"
  | "predictionToTarget"
  | "targetToPrediction";

export const DIRECTIONS: readonly SurfaceDirection[] = [
  "symmetric",
  "meanOfBoth",
  "largerOfBoth",
  "balanced",
  "predictionToTarget",
  "targetToPrediction",
];
