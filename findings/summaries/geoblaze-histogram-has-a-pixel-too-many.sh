#!/usr/bin/env bash
# geoblaze 2.8.0, histogram: the classes of "quantile" hold equal numbers of pixels. The last class counts a pixel too many, and where the number of
# pixels is a multiple of the number of classes, the one too many is in a class of its own, beyond those that were asked for. So areas and shares of
# the classes add up to more than the raster. The classes of "equal-interval" are right.
# Seen: 1 to 8 in two classes are 1–4 with 4, 4–8 with 4 and 8–8 with 1; 1 to 7 are 1–4 with 4 and 4–7 with 4, in place of 3.
. "$(dirname "$0")/../run.sh"
finding geoblaze@2.8.0 georaster@1.6.0 <<'JS'
import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const parse = require("georaster");
const geoblaze = require("geoblaze");
const classes = async (count, classType) => {
  const row = Array.from({ length: count }, (_, k) => k + 1);
  const map = await parse([[row]], { noDataValue: 0, projection: 4326, xmin: 0, ymax: 1, pixelWidth: 1, pixelHeight: 1 });
  const [histogram] = await geoblaze.histogram(map, undefined, { scaleType: "ratio", numClasses: 2, classType });
  return JSON.stringify(histogram);
};
console.log(await classes(8, "quantile"), await classes(7, "quantile"), await classes(8, "equal-interval"));
JS
# The first line says that a polyfill is used.
printed=$(tail --lines 1 <<<"$printed")
seen '{"1 - 4":4,">4 - 8":4,">8 - 8":1} {"1 - 4":4,">4 - 7":4} {"1 - 4.5":4,">4.5 - 8":4}'
