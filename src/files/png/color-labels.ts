import { InputError } from "../source/input-error.ts";
import { voxelText } from "../volume/volume.ts";
import type { PngImage } from "./png-chunks.ts";
import type { Samples } from "./png-samples.ts";

/** The labels of each colour, as 0xrrggbb: one, or several that share it and cannot be told apart. */
export type ColorTable = ReadonlyMap<number, readonly number[]>;

/** The labels of a picture whose colours stand for them; a grey picture holds labels already. */
export function labelsOfColors(image: PngImage, samples: Samples, table: ColorTable): Int32Array {
  const { width, height, channels, palette, depth } = image;
  const labels = new Int32Array(width * height);
  for (let pixel = 0; pixel < labels.length; pixel++) {
    const at = pixel * channels;
    const color = palette
      ? rgb(palette, 3 * samples[at]!, 1)
      : channels === 4 && samples[at + 3] !== 2 ** depth - 1
        ? undefined
        : rgb(samples, at, depth === 16 ? 257 : 1);
    const found = color === undefined ? undefined : table.get(color);
    if (found?.length !== 1) {
      const where = voxelText({ shape: [height, width], order: "c" }, pixel);
      throw new InputError(`pixel ${where} has the colour ${faultText(image, samples, at, color, found)}`);
    }
    labels[pixel] = found[0]!;
  }
  return labels;
}

/** Three samples as 0xrrggbb; a sample of 16 bits is 257 times one of 8. */
function rgb(samples: ArrayLike<number>, at: number, scale: number): number | undefined {
  const [red, green, blue] = [samples[at]! / scale, samples[at + 1]! / scale, samples[at + 2]! / scale];
  const isWhole = Number.isInteger(red) && Number.isInteger(green) && Number.isInteger(blue);
  return isWhole ? red * 65536 + green * 256 + blue : undefined;
}

function faultText(
  { channels, palette }: PngImage,
  samples: Samples,
  at: number,
  color: number | undefined,
  labels: readonly number[] | undefined,
): string {
  const values =
    color === undefined || !palette
      ? Array.from(samples.subarray(at, at + channels))
      : [color >> 16, (color >> 8) & 255, color & 255];
  const text = `(${values.join(", ")})`;
  return labels === undefined
    ? `${text}, which the table of colours does not list; add it, or save labels as grey values`
    : `${text}, which is the colour of the labels ${labels.join(" and ")}; save labels as grey values`;
}
