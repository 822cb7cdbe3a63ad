import fc from "fast-check";
import { expect, it } from "vitest";
import { largestLabel } from "../../../src/kernels/labels/largest-label.ts";

const model = (labels: ArrayLike<number>, except: number | undefined) =>
  Array.from(labels).reduce((most, label) => (label > most && label !== except ? label : most), 0);

it.each([Uint8Array, Int16Array, Uint16Array, Int32Array])(
  "is that of a loop over all labels of a %o",
  (Labels) => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 30, arbitrary: fc.constant(0) }, fc.nat(200)), { maxLength: 80 }),
        fc.nat(3),
        fc.option(fc.nat(200), { nil: undefined }),
        (list, offset, except) => {
          const labels = new Labels([...new Array(offset).fill(7), ...list]).subarray(offset);
          expect(largestLabel(labels, except)).toBe(model(labels, except));
        },
      ),
    );
  },
);

it("finds a label at each place", () => {
  for (let at = 0; at < 70; at++) {
    const labels = new Uint8Array(70);
    labels[at] = 255;
    expect(largestLabel(labels, undefined)).toBe(255);
    expect(largestLabel(labels, 255)).toBe(0);
  }
});
