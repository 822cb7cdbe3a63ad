import { checkNumber } from "../../tensor/check-options.ts";
import { checkList } from "./json-fields.ts";

/** The size of surfaces, of what lies within tolerances, and the bounds of these sizes, where they are kept. */
interface BoundedSizes {
  readonly total: number;
  readonly within: readonly number[];
  readonly withinBounds?: readonly (readonly [least: number, largest: number])[];
}

/** Validates the bounds of the sizes within tolerances, which contain them. */
export function checkWithinBounds(
  name: string,
  path: string,
  { withinBounds, within, total }: BoundedSizes,
): void {
  checkList(name, path, withinBounds, within.length);
  for (const [k, bounds] of withinBounds!.entries()) {
    checkList(name, `${path}[${k}]`, bounds, 2);
    const [least, largest] = bounds;
    checkNumber(name, `${path}[${k}][0]`, least, 0);
    checkNumber(name, `${path}[${k}][1]`, largest, 0);
    if (!(least <= within[k]! && within[k]! <= largest && largest <= total))
      throw new RangeError(
        `${name}: ${path}[${k}] is ${least} and ${largest}, want bounds of ${within[k]} that are at most ${total}`,
      );
  }
}

/** A copy of the bounds, as a field where they are kept. */
export function copyBounds(
  bounds: BoundedSizes["withinBounds"] | undefined,
): Pick<BoundedSizes, "withinBounds"> {
  return bounds === undefined
    ? {}
    : { withinBounds: bounds.map(([least, largest]) => [least, largest] as const) };
}
