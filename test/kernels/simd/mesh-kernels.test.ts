import { expect, it } from "vitest";
import { meshKernels } from "../../../src/kernels/simd/mesh-kernels.ts";

it("nearestQuads refuses a search whose lists have no room", () => {
  const { kernels, buffer } = meshKernels.near()!;
  // Two trees of one empty leaf, with all arrays in the same zeros.
  const [pointersAt, zerosAt, listAt] = [4096, 8192, 16_384];
  const words = new Uint32Array(buffer);
  words.fill(0, zerosAt / 4, listAt / 4 + 64);
  words.fill(zerosAt, pointersAt / 4, pointersAt / 4 + 38);
  words[pointersAt / 4 + 27] = listAt;
  words[pointersAt / 4 + 29] = 1;
  // No vertices.
  words[pointersAt / 4 + 35] = 0;
  expect(kernels.nearestQuads(pointersAt)).toBe(0);
});
