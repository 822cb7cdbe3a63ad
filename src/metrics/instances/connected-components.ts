import { labelComponents } from "../../kernels/components/label-components.ts";
import { checkInteger, checkOptions } from "../../tensor/check-options.ts";
import { describeList } from "../../tensor/describe.ts";
import { checkLabelMap, type LabelMap, makeLabelMap } from "../../tensor/label-map.ts";
import { reachOf } from "../lesions/reach-of.ts";

/** Options of {@link connectedComponents}. */
export interface ComponentOptions {
  /**
   * The neighbours of a voxel: 6 share a face, 18 a face or an edge, 26, the default, also a corner. In 2-D 4 share a side, and 8,
   * the default, also a corner.
   */
  readonly connectivity?: 4 | 6 | 8 | 18 | 26 | undefined;
}

/** The components of a label map. */
export interface ConnectedComponents {
  /**
   * The number of each voxel's component, from 1 in the order of first voxels; 0 for label 0. Its data are a `Uint8Array` of up to 255
   * components, a `Uint16Array` of up to 65,535 and an `Int32Array` of more.
   */
  readonly components: LabelMap;
  /** Number of components. */
  readonly count: number;
  /** The label of each component, from that with number 1 on. */
  readonly labels: readonly number[];
  /** The voxels of each component. */
  readonly sizes: readonly number[];
}

/**
 * Finds the connected components of a label map: voxels of the same label that are neighbours, of all labels but 0 at once.
 *
 * @param map - class numbers, [rows, columns] or [planes, rows, columns]
 * @param options - `connectivity`
 * @throws {RangeError} if the map has not two or three axes, or the connectivity is not one of that many axes
 * @example
 * const { count, labels, sizes } = connectedComponents(labelMap([[1, 1, 0, 2], [0, 0, 1, 2]]));
 * count // 2
 * labels // [1, 2]
 * sizes // [3, 2]
 */
export function connectedComponents(map: LabelMap, options: ComponentOptions = {}): ConnectedComponents {
  const name = "connectedComponents";
  checkOptions(name, options, ["connectivity"]);
  const { connectivity } = options;
  if (connectivity !== undefined) checkInteger(name, "connectivity", connectivity);
  const { data, shape } = checkLabelMap(name, "map", map);
  if (shape.length !== 2 && shape.length !== 3) {
    throw new RangeError(`${name}: map shape ${describeList(shape)} has ${shape.length} axes, want 2 or 3`);
  }
  const reach = reachOf(name, connectivity ?? null, shape.length);
  const [planes, rows, columns] =
    shape.length === 2 ? [1, shape[0]!, shape[1]!] : (shape as [number, number, number]);
  const { numbers, labels, sizes } = labelComponents(data, [planes, rows, columns], reach);
  return {
    components: makeLabelMap(numbers, [...shape]),
    count: labels.length,
    labels: Array.from(labels),
    sizes: Array.from(sizes),
  };
}
