#!/usr/bin/env bash
# sharp 0.35.5: a 16-bit PNG of labels reads as numbers of 16 bits with raw({ depth: "ushort" }), which hold the upper byte of each label, as
# the picture is made one of 8 bits before. Labels below 128 are all 0. Probabilities, for which a Float32Array is a documented input, are 0
# for the same reason, also with the depth "float". The example of the documentation for 16 bits of alpha gives the upper byte, too.
# toColourspace("grey16") keeps 16-bit labels.
# Seen: labels 1 300 1000 65535 are 0 1 4 255, and probabilities 0.25 0.5 0.75 are 0 0 0.
. "$(dirname "$0")/../run.sh"
finding sharp@0.35.5 <<'JS'
import sharp from "sharp";
const picture = (pixels) => sharp(pixels, { raw: { width: pixels.length, height: 1, channels: 1 } });
const file = await picture(Uint16Array.of(1, 300, 1000, 65535)).toColourspace("grey16").png().toBuffer();
const { depth } = await sharp(file).metadata();
const read = async (image, space, type) => {
  const { buffer, byteOffset, length } = await image.toColourspace(space).raw({ depth: type === Float32Array ? "float" : "ushort" }).toBuffer();
  return new type(buffer.slice(byteOffset, byteOffset + length)).join(" ");
};
console.log(`${depth} ${await read(sharp(file), "b-w", Uint16Array)}, grey16 ${await read(sharp(file), "grey16", Uint16Array)}`);
console.log(`float ${await read(picture(Float32Array.of(0.25, 0.5, 0.75)), "b-w", Float32Array)}`);
JS
seen "ushort 0 1 4 255, grey16 1 300 1000 65535
float 0 0 0"
