#!/usr/bin/env bash
# sharp 0.35.5, tiff: the option `bitdepth` is documented to reduce the depth to 1, 2 or 4 bits. It keeps the upper bits of each pixel, so that
# labels 0 to 15, which have room in 4 bits, are all 0, and so is a mask of 0 and 1 in one bit. A palette PNG keeps labels.
# Seen: labels 0 1 2 3 are 0 0 0 0 in TIFFs of 4, 2 and 1 bits.
. "$(dirname "$0")/../run.sh"
finding sharp@0.35.5 <<'JS'
import sharp from "sharp";
const labels = () => sharp(Uint8Array.of(0, 1, 2, 3), { raw: { width: 4, height: 1, channels: 1 } }).toColourspace("b-w");
const pixels = async (file) => (await sharp(file).toColourspace("b-w").raw().toBuffer()).join(" ");
const tiff = async (bitdepth) => `${bitdepth} bits ${await pixels(await labels().tiff({ bitdepth, compression: "none" }).toBuffer())}`;
console.log(`${await tiff(4)}, ${await tiff(2)}, ${await tiff(1)}, palette ${await pixels(await labels().png({ palette: true }).toBuffer())}`);
JS
seen "4 bits 0 0 0 0, 2 bits 0 0 0 0, 1 bits 0 0 0 0, palette 0 1 2 3"
