#!/usr/bin/env bash
# image-js 1.7.0, Image.resize: with its default interpolation, "bilinear", a picture moves down and right by half a pixel of the new
# size, so that even a resize to the same size changes it. "nearest" does not move it. The documentation names no shift.
# Seen: 4 × 4 pixels of blocks 10 20 / 30 40, halved, are 10 15 / 20 25, and 0 10 20 30 resized to four pixels is 0 5 15 25.
source "$(dirname "$0")/../run.sh"
finding image-js@1.7.0 <<'JS'
import { Image } from "image-js";
const picture = (...rows) => new Image(rows[0].length, rows.length, { colorModel: "GREY", data: Uint8Array.from(rows.flat()) });
const pixels = ({ data }) => Array.from(data).join(" ");
const raw = (image) => pixels(image.getRawImage());
const above = [10, 10, 20, 20];
const below = [30, 30, 40, 40];
const blocks = picture(above, above, below, below);
const ramp = picture(...[0, 10, 20, 30].map((x) => Array(4).fill(x)));
const column = (image) => [0, 1, 2, 3].map((row) => image.getValue(3, row, 0)).join(" ");
const size = { width: 4, height: 4 };
const half = { width: 2, height: 2 };
console.log(`halved ${raw(blocks.resize(half))}, nearest ${raw(blocks.resize({ ...half, interpolationType: "nearest" }))}`);
console.log(`same size ${column(ramp.resize(size))}, nearest ${column(ramp.resize({ ...size, interpolationType: "nearest" }))}`);
JS
seen "halved 10 15 20 25, nearest 10 20 30 40
same size 0 5 15 25, nearest 0 10 20 30"
