#!/usr/bin/env bash
# sharp 0.35.5: erode is documented to shrink foreground objects, and dilate to expand them. They take the black pixels for the foreground: a
# white mask on black, as masks of 0 and 255 or of 0 and 1 are, grows by erode and shrinks by dilate.
# Seen: a mask of 3 × 3 of 7 × 7 pixels has 25 pixels after erode and 1 after dilate.
. "$(dirname "$0")/../run.sh"
finding sharp@0.35.5 <<'JS'
import sharp from "sharp";
const mask = Uint8Array.from({ length: 49 }, (_, k) => (Math.abs((k % 7) - 3) < 2 && Math.abs(Math.floor(k / 7) - 3) < 2 ? 255 : 0));
const picture = () => sharp(mask, { raw: { width: 7, height: 7, channels: 1 } });
const size = async (of) => (await of.toColourspace("b-w").raw().toBuffer()).filter((pixel) => pixel === 255).length;
console.log(`mask ${await size(picture())}, erode ${await size(picture().erode())}, dilate ${await size(picture().dilate())}`);
JS
seen "mask 9, erode 25, dilate 1"
