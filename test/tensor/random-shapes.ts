import fc from "fast-check";

/** A shape of `minRank` to `maxRank` axes. */
export function shapes(minRank: number, maxRank: number, maxExtent = 4): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: 1, max: maxExtent }), { minLength: minRank, maxLength: maxRank });
}

/** A shape that broadcasts to `space`: axes in front are missing, others 1. */
function shapesWithin(space: readonly number[]): fc.Arbitrary<number[]> {
  const ones = fc.array(fc.boolean(), { minLength: space.length, maxLength: space.length });
  return fc
    .tuple(fc.nat(space.length), ones)
    .map(([missing, isOne]) => space.map((extent, axis) => (isOne[axis] ? 1 : extent)).slice(missing));
}

/** A space, and shapes that broadcast to it. */
export function broadcasts(
  count: number,
  space: fc.Arbitrary<number[]> = shapes(0, 4),
): fc.Arbitrary<{ space: number[]; operands: number[][] }> {
  return space.chain((found) =>
    fc.record({
      space: fc.constant(found),
      operands: fc.array(shapesWithin(found), { minLength: count, maxLength: count }),
    }),
  );
}

/** A shape and one of its axes. */
export function shapeAndAxis(minRank: number, maxRank: number): fc.Arbitrary<[number[], number]> {
  return shapes(minRank, maxRank).chain((shape) => fc.tuple(fc.constant(shape), fc.nat(shape.length - 1)));
}

/** A shape and some of its axes, perhaps none or all. */
export function shapeAndAxes(minRank: number, maxRank: number): fc.Arbitrary<[number[], number[]]> {
  return shapes(minRank, maxRank).chain((shape) =>
    fc.tuple(fc.constant(shape), fc.subarray(shape.map((_, axis) => axis))),
  );
}
