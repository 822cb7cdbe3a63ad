/** e⁻¹⁰⁰, the smallest number that a logarithm is taken of. */
export const MIN_LOGARITHM_OF = 3.720075976020836e-44;

/** The terms of a voxel loss, from the logarithms of probabilities. */
export interface VoxelTerms {
  /**
   * `"categorical"`: −Σ_c w_c·t_c·(1 − p_c)^γ·log p_c at each voxel; `"binary"`: −Σ_c w_c·(positive·t_c·(1 − p_c)^γ·log p_c +
   * negative·(1 − t_c)·p_c^γ·log(1 − p_c)).
   */
  readonly form: "categorical" | "binary";
  /** w of each class. */
  readonly weights: Float64Array;
  /** γ; 0 is cross entropy. */
  readonly gamma: number;
  readonly positive: number;
  readonly negative: number;
  /** Categorical: the part of the target that is spread evenly over the classes. */
  readonly smoothing: number;
}

/** The derivative with respect to every term; or to the term of each voxel, a line; in the binary form a row for each class. */
export type TermSlope = number | Float64Array;
