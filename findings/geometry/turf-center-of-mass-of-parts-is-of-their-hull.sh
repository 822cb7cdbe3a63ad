#!/usr/bin/env bash
# @turf/turf 7.4.0, centerOfMass: it is documented to take any feature and to compute the centroid of a polygon. Of a MultiPolygon, as a region
# of several parts is, it is the one of the convex hull of the parts, whatever lies between them. The same L, as a Polygon and as a
# MultiPolygon with one part, has two centers.
# Seen: the L has 1.67 1.67, as it should, and 1.81 1.81; squares of area 4 at 1 1 and of area 1 at 10.5 0.5 have 4.86 0.83, in place of 2.9 0.9.
. "$(dirname "$0")/../run.sh"
finding @turf/turf@7.4.0 <<'JS'
import { centerOfMass, multiPolygon, polygon } from "@turf/turf";
const square = (x, y, side) => [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]];
const l = [[0, 0], [4, 0], [4, 2], [2, 2], [2, 4], [0, 4], [0, 0]];
const show = (feature) => centerOfMass(feature).geometry.coordinates.map((x) => x.toFixed(2)).join(" ");
console.log([polygon([l]), multiPolygon([[l]]), multiPolygon([[square(0, 0, 2)], [square(10, 0, 1)]])].map(show).join(", "));
JS
seen "1.67 1.67, 1.81 1.81, 4.86 0.83"
