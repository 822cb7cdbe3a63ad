import { InputError } from "../../files/source/input-error.ts";
import { lengthsText, sameLength, shearOf } from "../../files/volume/geometry.ts";
import type { Volume } from "../../files/volume/volume.ts";

/** The cosine between two axes, up to which a difference from a right angle is rounding. */
const MAX_COSINE = 1e-3;

/**
 * Millimetres along each axis of the target, and remarks on them. `--spacing` counts where it is given, and a remark says
 * so where the file has another one.
 *
 * @param distances - whether any score is a distance
 * @throws {InputError} if distances are asked for and nothing gives lengths, or the axes are not perpendicular
 */
export function pairSpacing(
  prediction: Volume,
  target: Volume,
  given: readonly number[] | undefined,
  distances: boolean,
): { spacing?: readonly number[]; notes: readonly string[] } {
  const { file, shape } = target;
  const own = target.spacing ?? prediction.spacing;
  if (given) {
    if (given.length !== shape.length)
      throw new InputError(
        `${file}: has ${shape.length} axes, --spacing gives ${given.length} lengths` +
          (given.length === shape.length - 1 ? "; --batch-axis 0 scores a stack of images" : ""),
      );
    const same = !own || own.every((length, axis) => sameLength(length, given[axis]!, shape[axis]!));
    return {
      spacing: given,
      notes: same
        ? []
        : [`the spacing is ${lengthsText(given)} mm of --spacing; the file says ${lengthsText(own)} mm`],
    };
  }
  if (!distances) return { ...(own && { spacing: own }), notes: [] };
  if (!own) {
    const example = shape.map(() => 1).join(",");
    throw new InputError(
      `${file}: has no spacing, and distances need one; --spacing ${example} gives it` +
        (shape.length > 2 ? ", --batch-axis 0 measures a stack of images" : ""),
    );
  }
  const placed = target.affine ?? prediction.affine;
  if (placed) {
    const { cosine, axes } = shearOf(placed, shape);
    if (cosine > MAX_COSINE) {
      const angle = Number(((Math.acos(cosine) * 180) / Math.PI).toFixed(1));
      throw new InputError(
        `${file}: its axes ${axes[0] + 1} and ${axes[1] + 1} meet at ${angle} degrees, and distances and volumes need right angles; ` +
          "resample both maps to a rectangular grid, or let --spacing give the lengths to use",
      );
    }
  }
  return { spacing: own, notes: [] };
}
