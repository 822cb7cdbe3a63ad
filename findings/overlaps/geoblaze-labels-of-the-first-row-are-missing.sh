#!/usr/bin/env bash
# geoblaze 2.8.0: identify is documented to give the value of the raster at a point, and gives null outside. It gives null for each point of the
# first row and of the first column, too, so that reference points there, against which a map of classes is judged, have no class. Whether the raster
# is in memory or read on demand makes no difference. get and stats of the same pixels are right.
# Seen: in the map 1 2 / 3 4 the four centers are null null null 4; the pixels by get are 1 2 3 4.
. "$(dirname "$0")/../run.sh"
finding geoblaze@2.8.0 georaster@1.6.0 <<'JS'
import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const parse = require("georaster");
const geoblaze = require("geoblaze");
const map = await parse([[[1, 2], [3, 4]]], { noDataValue: 0, projection: 4326, xmin: 0, ymax: 2, pixelWidth: 1, pixelHeight: 1 });
const centers = [[0.5, 1.5], [1.5, 1.5], [0.5, 0.5], [1.5, 0.5]];
const identified = await Promise.all(centers.map((center) => geoblaze.identify(map, center)));
const got = await Promise.all(centers.map(([x, y]) => geoblaze.get(map, [x - 0.5, y - 0.5, x + 0.5, y + 0.5])));
console.log(`identify ${identified.map((values) => String(values)).join(" ")}, get ${got.flat(3).join(" ")}`);
JS
# The first line says that a polyfill is used.
printed=$(tail --lines 1 <<<"$printed")
seen "identify null null null 4, get 1 2 3 4"
