import { checkBoolean, checkOptions } from "../tensor/check-options.ts";
import { type AlignOptions, alignVolumes } from "./pair/align-volumes.ts";
import { matchPictures } from "./pair/match-pictures.ts";
import {
  type LabelFile,
  type LabelFileSource,
  labelFile,
  type ReadLabelsOptions,
  readFile,
} from "./read-labels.ts";
import { InputError } from "./source/input-error.ts";

/** Options of {@link readLabelPair}. */
export interface ReadLabelPairOptions {
  /** How the prediction is read; see {@link ReadLabelsOptions}. */
  readonly prediction?: ReadLabelsOptions | undefined;
  /** How the target is read. */
  readonly target?: ReadLabelsOptions | undefined;
  /** Whether voxels are matched by index, whatever place in space the files give them; default `false`. */
  readonly ignoreOrientation?: boolean | undefined;
}

/** Two label files on one grid. */
export interface LabelPair {
  /** The prediction, on the voxels of the target. */
  readonly prediction: LabelFile;
  /** The target, as its file holds it. */
  readonly target: LabelFile;
  /** Millimetres between voxels along each axis of the maps, where a file gives them. */
  readonly spacing: readonly number[] | null;
  /** Remarks on how the voxels were matched. */
  readonly notes: readonly string[];
}

/**
 * Reads two label files as maps of the same voxels, as the command line does: by their places where both files give them, else by
 * index. Axes that run in another sequence or direction are reordered, and the grey values or palettes of two pictures get the same numbers.
 *
 * @param prediction - as in {@link readLabels}
 * @param target - as in {@link readLabels}
 * @param options - see {@link ReadLabelPairOptions}
 * @throws {TypeError} if a source is of another kind
 * @throws {RangeError} if a file cannot be read, or the two are not maps of the same voxels: another shape, spacing or place
 * @example
 * const file = (axes, voxels) => {
 *   const header = `NDims = 2\nDimSize = 2 2\nTransformMatrix = ${axes}\nOffset = 0 0\nElementType = MET_UCHAR\nElementDataFile = LOCAL\n`;
 *   return Uint8Array.from([...header].map((letter) => letter.charCodeAt(0)).concat(voxels));
 * };
 * const name = "mask.mha";
 * const { prediction, notes } = await readLabelPair(file("0 1 1 0", [1, 0, 2, 0]), file("1 0 0 1", [1, 2, 0, 0]), { prediction: { name }, target: { name } });
 * Array.from(prediction.labels.data) // [1, 2, 0, 0]
 * notes.length // 1
 */
export async function readLabelPair(
  prediction: LabelFileSource,
  target: LabelFileSource,
  options: ReadLabelPairOptions = {},
): Promise<LabelPair> {
  const name = "readLabelPair";
  checkOptions(name, options, ["prediction", "target", "ignoreOrientation"]);
  const { ignoreOrientation = false } = options;
  checkBoolean(name, "ignoreOrientation", ignoreOrientation);
  const first = await readFile(name, prediction, options.prediction ?? {});
  const second = await readFile(name, target, options.target ?? {});
  const how: AlignOptions = { ignoreOrientation, remedy: "ignoreOrientation: true matches" };
  try {
    const aligned = alignVolumes(first, second, how);
    const pictures = matchPictures(aligned.prediction, aligned.target);
    const files = [pictures.prediction, pictures.target].map(labelFile) as [LabelFile, LabelFile];
    return {
      prediction: files[0],
      target: files[1],
      spacing: files[1].spacing ?? files[0].spacing,
      notes: [...aligned.notes, ...pictures.notes],
    };
  } catch (error) {
    throw error instanceof InputError ? new RangeError(`${name}: ${error.message}`) : error;
  }
}
