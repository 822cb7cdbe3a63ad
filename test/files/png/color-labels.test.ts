import { expect, it } from "vitest";
import { labelsOfColors } from "../../../src/files/png/color-labels.ts";
import type { PngImage } from "../../../src/files/png/png-chunks.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

const image = (given: Partial<PngImage>) =>
  ({ width: 2, height: 1, depth: 8, channels: 3, ...given }) as PngImage;
const table = new Map([
  [0xff0000, [3]],
  [0x000102, [70000]],
  [0x0a0a0a, [1, 2]],
]);
const labels = (given: Partial<PngImage>, samples: readonly number[]) =>
  Array.from(
    labelsOfColors(
      image(given),
      given.depth === 16 ? Uint16Array.from(samples) : Uint8Array.from(samples),
      table,
    ),
  );

it("are those of each pixel's colour, of a palette and of 16 bits too", () => {
  expect(labels({}, [255, 0, 0, 0, 1, 2])).toEqual([3, 70000]);
  expect(labels({ channels: 4 }, [255, 0, 0, 255, 0, 1, 2, 255])).toEqual([3, 70000]);
  expect(labels({ depth: 16 }, [65535, 0, 0, 0, 257, 514])).toEqual([3, 70000]);
  expect(labels({ channels: 1, palette: Uint8Array.of(0, 1, 2, 255, 0, 0) }, [1, 0])).toEqual([3, 70000]);
});

it.each([
  [
    {},
    [255, 0, 0, 1, 1, 1],
    "pixel [0, 1] has the colour (1, 1, 1), which the table of colours does not list",
  ],
  [
    {},
    [255, 0, 0, 10, 10, 10],
    "(10, 10, 10), which is the colour of the labels 1 and 2; save labels as grey values",
  ],
  [
    { channels: 4 },
    [255, 0, 0, 9, 0, 1, 2, 255],
    "pixel [0, 0] has the colour (255, 0, 0, 9), which the table",
  ],
  [{ depth: 16 }, [65535, 0, 1, 0, 0, 0], "(65535, 0, 1), which the table"],
])("refuses %j %j", (given, samples, message) => {
  expect(() => labels(given as Partial<PngImage>, samples)).toThrow(InputError);
  expect(() => labels(given as Partial<PngImage>, samples)).toThrow(message);
});
