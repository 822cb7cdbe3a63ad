import { expect, it } from "vitest";
import { joinChannels, splitChannels } from "../../../src/files/volume/channels.ts";

it("splitChannels takes apart what is beside each other", () => {
  const channels = splitChannels(Int16Array.of(1, 2, 3, 4, 5, 6), 3);
  expect(channels).toEqual([Int16Array.of(1, 4), Int16Array.of(2, 5), Int16Array.of(3, 6)]);
});

it("joinChannels puts the axis of channels behind those of space", () => {
  expect(joinChannels([Float32Array.of(0.5, 0), Float32Array.of(0.5, 1)], [2, 1])).toEqual({
    values: Float32Array.of(0.5, 0, 0.5, 1),
    shape: [2, 1, 2],
    classAxis: 2,
  });
  expect(joinChannels([BigInt64Array.of(1n), BigInt64Array.of(2n)], [1]).values).toEqual(
    BigInt64Array.of(1n, 2n),
  );
});
