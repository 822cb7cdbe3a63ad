import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import {
  endingOf,
  endingsText,
  FORMATS,
  formatLines,
  formatOf,
  withoutEnding,
} from "../../src/files/formats.ts";

it.each([
  ["a.nii", ".nii", "a"],
  ["a.nii.gz", ".nii.gz", "a"],
  ["b/a.b.NPY", ".npy", "b/a.b"],
  ["x.Png", ".png", "x"],
  ["a.gz", undefined, "a.gz"],
  ["a.npy.gz", undefined, "a.npy.gz"],
  ["nii", undefined, "nii"],
])("%s ends in %s", (name, ending, rest) => {
  expect(endingOf(name)).toBe(ending);
  expect(withoutEnding(name)).toBe(rest);
  expect(formatOf(name)?.endings.includes(ending ?? "")).toBe(ending === undefined ? undefined : true);
});

it("gives each ending to one format", () => {
  const endings = FORMATS.flatMap((format) => format.endings);
  expect(new Set(endings).size).toBe(endings.length);
  for (const ending of endings) expect(ending).toMatch(/^(\.[a-z0-9]+)+$/);
});

it("describes each format in a line of a terminal", () => {
  expect(formatLines()).toHaveLength(FORMATS.length);
  for (const line of formatLines()) expect(line.length).toBeLessThanOrEqual(80);
  expect(endingsText()).toMatch(/^\.nii, \.nii\.gz, .+ or \.[a-z0-9]+$/);
});

it("has a row for each format in docs/guide/formats.md", () => {
  const page = readFileSync(new URL("../../docs/guide/formats.md", import.meta.url), "utf8");
  for (const { endings } of FORMATS)
    expect(page).toContain(`| ${endings.map((ending) => `\`${ending}\``).join(" ")} |`);
});
