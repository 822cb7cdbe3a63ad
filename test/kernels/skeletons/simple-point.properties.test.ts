import { expect, it } from "vitest";
import { bettiNumbers } from "../../../src/kernels/components/betti-numbers.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { isSimple, NEIGHBOURS } from "../../../src/kernels/skeletons/simple-point.ts";

/** The Betti numbers of the neighbours of a voxel, with and without the voxel itself. */
function numbersOf(inside: number, centre: 0 | 1) {
  const mask = new Uint8Array(27);
  NEIGHBOURS.forEach(([plane, row, column], k) => {
    mask[(plane + 1) * 9 + (row + 1) * 3 + column + 1] = (inside >> k) & 1;
  });
  mask[13] = centre;
  return bettiNumbers(mask, [3, 3, 3], "corners");
}

it("a simple voxel leaves the Betti numbers of its neighbourhood as they are", () => {
  const random = mulberry32(7);
  let simple = 0;
  for (let trial = 0; trial < 3000; trial++) {
    const share = random();
    let inside = 0;
    for (let k = 0; k < 26; k++) if (random() < share) inside |= 1 << k;
    const same = JSON.stringify(numbersOf(inside, 1)) === JSON.stringify(numbersOf(inside, 0));
    if (isSimple(inside)) {
      simple++;
      expect(same).toBe(true);
    }
  }
  expect(simple).toBeGreaterThan(300);
});
