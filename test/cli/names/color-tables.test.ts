import { expect, it } from "vitest";
import { COLOR_TABLES } from "../../../src/cli/names/color-tables.ts";

it.each([
  ["voc", 0x800000, [1]],
  ["voc", 0x004080, [20]],
  ["voc", 0xc08080, [15]],
  ["voc", 0xe0e0c0, [255]],
  ["cityscapes", 0x804080, [7]],
  ["cityscapes", 0x00008e, [26]],
  ["cityscapes", 0x000000, [0]],
  ["ade20k", 0x787878, [1]],
  ["ade20k", 0x5c00ff, [150]],
  ["ade20k", 0x8c8c8c, [7, 49]],
] as const)("%s: %i is %j", (name, color, labels) => {
  expect(COLOR_TABLES[name]().get(color)).toEqual(labels);
});

it.each([
  ["voc", 22],
  ["cityscapes", 29],
  ["ade20k", 150],
] as const)("%s has %d colours", (name, count) => {
  expect(COLOR_TABLES[name]().size).toBe(count);
});
