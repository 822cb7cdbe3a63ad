#!/usr/bin/env bash
# @itk-wasm/compare-images 5.4.2, compareImagesNode: it counts the pixels that differ by more than a threshold, which is 0 unless given. A
# difference of NaN is not more than anything, so that an image of NaN alone is almostEqual to each baseline, with 0 pixels that differ.
# 64-bit labels are compared as doubles: 2⁵³ and 2⁵³ + 1 are equal.
# Seen: probabilities NaN NaN NaN NaN against 0 0.5 1 0 differ in 0 pixels; a single 0.25 in place of 0.5 is found.
source "$(dirname "$0")/../run.sh"
finding @itk-wasm/compare-images@5.4.2 <<'JS'
import { compareImagesNode } from "@itk-wasm/compare-images";
const image = (componentType, data) => ({
  imageType: { dimension: 2, componentType, pixelType: "Scalar", components: 1 },
  name: componentType, origin: [0, 0], spacing: [1, 1], direction: Float64Array.of(1, 0, 0, 1), size: [2, 2], metadata: new Map(), data,
});
async function compare(type, test, baseline) {
  const { metrics } = await compareImagesNode(image(type, test), { baselineImages: [image(type, baseline)] });
  console.log(`${test.join(" ")} and ${baseline.join(" ")}: ${metrics.almostEqual}, ${metrics.numberOfPixelsWithDifferences} differ`);
}
await compare("float64", Float64Array.of(0, 0.25, 1, 0), Float64Array.of(0, 0.5, 1, 0));
await compare("float64", new Float64Array(4).fill(NaN), Float64Array.of(0, 0.5, 1, 0));
await compare("int64", BigInt64Array.of(2n ** 53n, 1n, 2n, 3n), BigInt64Array.of(2n ** 53n + 1n, 1n, 2n, 3n));
JS
seen "0 0.25 1 0 and 0 0.5 1 0: false, 1 differ
NaN NaN NaN NaN and 0 0.5 1 0: true, 0 differ
9007199254740992 1 2 3 and 9007199254740993 1 2 3: true, 0 differ"
