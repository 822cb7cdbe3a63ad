import { readVolume } from "../../files/read-volume.ts";
import { InputError } from "../../files/source/input-error.ts";
import type { Stopwatch } from "../../files/source/stopwatch.ts";
import { memoryShape, type Volume } from "../../files/volume/volume.ts";
import { DiceMeter } from "../../metrics/dice-meter.ts";
import type { MeterState } from "../../metrics/state/meter-state.ts";
import type { SurfaceMeasures } from "../../metrics/state/surface-measures.ts";
import { labelMap } from "../../tensor/make/make-label-map.ts";
import { sizeOf } from "../../tensor/shape.ts";
import type { Pair } from "../find/find-pairs.ts";
import { checkLabels, type LabelOptions } from "./check-labels.ts";
import { checkMaskValues } from "./check-mask-values.ts";
import { checkSameGrid, labelsInOrderOf } from "./check-same-grid.ts";
import { checkSameSpace } from "./check-same-space.ts";

/** How a pair is read and counted. */
export interface PairOptions extends LabelOptions {
  /** The most bytes that a file may hold. */
  readonly limit: number;
  /** Millimetres along each axis, for files that do not tell them. */
  readonly spacing: readonly number[] | undefined;
  /** Match voxels by index, wherever the files say that they lie. */
  readonly ignoreOrientation: boolean;
  readonly surface: SurfaceMeasures | undefined;
}

export interface ScoredPair {
  /** A meter of this case alone. */
  readonly state: MeterState;
  /** Enough for the labels of both maps. */
  readonly classes: number;
  readonly shape: readonly number[];
  readonly spacing?: readonly number[];
  /** Voxels that did not count. */
  readonly ignored: number;
  /** What the user should know of how the maps were matched. */
  readonly note?: string;
}

/** Reads two label maps, checks that they are maps of the same voxels, and counts them. */
export function scorePair(
  { id, prediction, target }: Pair,
  options: PairOptions,
  stopwatch: Stopwatch,
): ScoredPair {
  const { limit, ignore, surface } = options;
  const p = readVolume(prediction, { limit, stopwatch });
  const t = readVolume(target, { limit, stopwatch });
  checkSameGrid(p, t);
  if (!options.ignoreOrientation) checkSameSpace(p, t);
  const spacing = t.spacing ?? p.spacing ?? spacingFor(t, options);
  return stopwatch.measure("count", () => {
    const moved = { ...p, order: t.order, labels: labelsInOrderOf(p, t) };
    const shape = memoryShape(t);
    const meter = new DiceMeter({
      ...(options.classes !== undefined && { classes: options.classes }),
      ...(surface && { surface }),
    });
    try {
      meter.add(labelMap(moved.labels, shape), labelMap(t.labels, shape), {
        id,
        ...(ignore !== undefined && { ignoreIndex: ignore }),
        ...(surface && spacing && { spacing: t.order === "c" ? spacing : [...spacing].reverse() }),
      });
    } catch (error) {
      // The meter does not know the files; who is at fault is looked for when somebody is.
      for (const volume of [moved, t]) checkLabels(volume, t, options);
      const [, fault] = /^DiceMeter\.add: (.*)/s.exec((error as Error).message) ?? [];
      throw fault === undefined ? error : new InputError(`${prediction}: ${fault}`);
    }
    const state = meter.toJSON();
    const [counted] = state.cases;
    checkMaskValues(prediction, target, counted!);
    const highest = counted!.labels.at(-1) ?? 0;
    const note = orientationNote(p, t);
    return {
      state,
      classes: options.classes ?? Math.max(2, highest + 1),
      shape: t.shape,
      ...(spacing && { spacing }),
      ignored: sizeOf(shape) - counted!.voxels,
      ...(note && { note }),
    };
  });
}

/** The spacing given by the user for a map whose file tells none; surfaces need one. */
function spacingFor(
  { file, shape }: Volume,
  { spacing, surface }: PairOptions,
): readonly number[] | undefined {
  if (spacing && spacing.length !== shape.length) {
    throw new InputError(`${file}: has ${shape.length} axes, --spacing gives ${spacing.length} lengths`);
  }
  if (spacing || !surface) return spacing;
  const example = shape.map(() => 1).join(",");
  throw new InputError(`${file}: tells no spacing, and distances need one; --spacing ${example} gives it`);
}

/** Says that only one of the two knows where its voxels lie. */
function orientationNote(prediction: Volume, target: Volume): string | undefined {
  if (!prediction.affine === !target.affine) return undefined;
  const silent = prediction.affine ? "target" : "prediction";
  return `the ${silent} does not say where its voxels lie, so they were matched by index`;
}
