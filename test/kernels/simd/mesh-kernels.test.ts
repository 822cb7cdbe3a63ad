import { expect, it } from "vitest";
import { meshKernels } from "../../../src/kernels/simd/mesh-kernels.ts";

it("nearestQuads refuses a search whose trees have no room", () => {
  const { kernels, buffer } = meshKernels.near()!;
  // Two surfaces without vertices or room, and digits of keys behind them.
  const [pointersAt, surfaceAt, digitsAt] = [65_536, 66_048, 69_632];
  const words = new Uint32Array(buffer);
  words.fill(0, pointersAt / 4, digitsAt / 4);
  words.fill(surfaceAt, pointersAt / 4, pointersAt / 4 + 12);
  words[pointersAt / 4 + 9] = digitsAt;
  expect(kernels.nearestQuads(pointersAt)).toBe(0);
});
