import { checkChoice, checkInteger, checkNumber, checkOptions } from "../../tensor/check-options.ts";
import { describe, describeList } from "../../tensor/describe.ts";
import { checkShape } from "../../tensor/shape.ts";
import { checkTensor, type Tensor } from "../../tensor/tensor.ts";
import { add } from "../arithmetic.ts";
import { pickAlong } from "../gather.ts";
import { paddingValues } from "./padding-values.ts";

/** The number of places added before and after an axis: one number for both ends, or a pair. */
export type PadWidth = number | readonly [before: number, after: number];

/** Options of {@link pad}. */
export interface PadOptions {
  /** One width for each axis of `x`. */
  readonly widths: readonly PadWidth[];
  /**
   * The values that are added: `"constant"` (default) adds `value`, `"edge"` repeats the outermost, `"reflect"` mirrors at the
   * outermost without repeating it, `"symmetric"` repeats it, `"wrap"` continues at the other end.
   */
  readonly mode?: PadMode | undefined;
  /** The value of mode `"constant"`; 0 by default. */
  readonly value?: number | undefined;
}

/** Values that {@link pad} adds. */
export type PadMode = "constant" | "edge" | "reflect" | "symmetric" | "wrap";

const MODES: readonly PadMode[] = ["constant", "edge", "reflect", "symmetric", "wrap"];

/**
 * Adds places before and after each axis.
 *
 * @param x - a tensor
 * @param options - `widths`: one for each axis, a number or `[before, after]`; `mode`; `value`
 * @throws {RangeError} if there is not a width for each axis, or mode `"reflect"` has fewer places to mirror
 * @example
 * pad(tensor([1, 2, 3]), { widths: [[1, 2]], mode: "reflect" }).toArray() // [2, 1, 2, 3, 2, 1]
 * @example
 * pad(tensor([[1, 2]]), { widths: [0, 1], value: 9 }).toArray() // [[9, 1, 2, 9]]
 */
export function pad(x: Tensor, options: PadOptions): Tensor {
  checkOptions("pad", options, ["widths", "mode", "value"]);
  const { widths, mode = "constant", value = 0 } = options;
  checkChoice("pad", "mode", mode, MODES);
  checkNumber("pad", "value", value);
  checkTensor("pad", "x", x);
  const pairs = checkWidths(widths, x.shape, mode);
  checkShape(
    "pad",
    x.shape.map((extent, axis) => pairs[axis]![0] + extent + pairs[axis]![1]),
  );
  let padded = x;
  pairs.forEach(([before, after], axis) => {
    if (before + after > 0) padded = pickAlong(padded, axis, placesOf(x.shape[axis]!, before, after, mode));
  });
  // The places of zeros get their value by a sum, which has no part in the gradient.
  return mode === "constant" && value !== 0 ? add(padded, paddingValues(x, pairs, value)) : padded;
}

function checkWidths(
  widths: unknown,
  shape: readonly number[],
  mode: PadMode,
): (readonly [before: number, after: number])[] {
  if (!Array.isArray(widths)) throw new TypeError(`pad: widths are ${describe(widths)}, want an array`);
  if (widths.length !== shape.length) {
    throw new RangeError(
      `pad: ${widths.length} widths for shape ${describeList(shape)}, want one for each axis`,
    );
  }
  return Array.from(widths, (width: unknown, axis) => {
    const pair: unknown[] = Array.isArray(width) ? [...width] : [width, width];
    if (pair.length !== 2)
      throw new RangeError(`pad: width ${axis} has ${pair.length} numbers, want [before, after]`);
    const [before, after] = pair;
    const extent = shape[axis]!;
    const most = { constant: Infinity, edge: Infinity, reflect: extent - 1, symmetric: extent, wrap: extent };
    for (const count of [before, after]) {
      checkInteger("pad", `width ${axis}`, count, 0);
      if (count > most[mode]) {
        throw new RangeError(`pad: width ${axis} is ${count}, want at most ${most[mode]} in mode "${mode}"`);
      }
    }
    return [before as number, after as number] as const;
  });
}

/** Returns the place of `x` that each place of a padded axis is copied from; −1 for a constant. */
function placesOf(extent: number, before: number, after: number, mode: PadMode): Int32Array {
  return Int32Array.from({ length: before + extent + after }, (_, k) => {
    const at = k - before;
    if (at >= 0 && at < extent) return at;
    const last = extent - 1;
    switch (mode) {
      case "constant":
        return -1;
      case "edge":
        return at < 0 ? 0 : last;
      case "reflect":
        return at < 0 ? -at : 2 * last - at;
      case "symmetric":
        return at < 0 ? -at - 1 : 2 * last + 1 - at;
      case "wrap":
        return at < 0 ? at + extent : at - extent;
    }
  });
}
