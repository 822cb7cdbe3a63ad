import { describe, expect, it } from "vitest";
import { imageJLine, imageJValue, omeAttribute, tiffSpacing } from "../../../src/files/tiff/tiff-spacing.ts";

const spacingOf = (description: string, resolution: [number, number] = [1, 1], resolutionUnit = 1) =>
  tiffSpacing({ description, resolution, resolutionUnit });
const rounded = (spacing: ReturnType<typeof spacingOf>) =>
  spacing &&
  Object.fromEntries(Object.entries(spacing).map(([axis, length]) => [axis, Number(length.toPrecision(9))]));

describe("the resolution", () => {
  it.each([
    ["centimetres", [12.5, 10], 3, { x: 0.8, y: 1 }],
    ["inches", [254, 127], 2, { x: 0.1, y: 0.2 }],
    ["no unit", [12.5, 10], 1, undefined],
    ["dots an inch of a printer", [72, 72], 2, undefined],
    ["nothing", [Number.NaN, Number.NaN], 2, undefined],
    ["pixels of no length", [0, 0], 3, undefined],
  ])("in %s", (_, resolution, unit, expected) => {
    expect(rounded(spacingOf("", resolution as [number, number], unit))).toEqual(expected);
  });
});

describe("ImageJ", () => {
  it.each([
    ["mm", "mm", 1],
    ["micron", "micron", 1e-3],
    ["an escaped sign", "\\u00B5m", 1e-3],
    ["inch", "inch", 25.4],
  ])("counts pixels in the unit of its description: %s", (_, unit, length) => {
    const description = `ImageJ=1.53t\nimages=4\nslices=4\nunit=${unit}\nspacing=3.0\nloop=false\n`;
    expect(rounded(spacingOf(description, [1.25, 2], 3))).toEqual(
      rounded({ x: 0.8 * length, y: 0.5 * length, z: 3 * length }),
    );
  });

  it.each(["pixel", "", "furlong"])("knows no length in the unit %j", (unit) => {
    expect(spacingOf(`ImageJ=1.53t\nunit=${unit}\nspacing=3\n`, [1.25, 2], 3)).toBeUndefined();
  });

  it("may not tell the distance of slices", () => {
    expect(spacingOf("ImageJ=1.53t\nunit=mm\n", [2, 2])).toEqual({ x: 0.5, y: 0.5 });
    expect(imageJValue("ImageJ=1\nslices=4\n", "slices")).toBe("4");
  });
});

describe("OME", () => {
  const ome = (attributes: string) =>
    `<?xml version="1.0"?><OME xmlns="x"><Image ID="0"><Pixels ID="0" ${attributes}/></Image></OME>`;

  it("has lengths in µm unless it says another unit", () => {
    expect(
      rounded(
        spacingOf(ome('PhysicalSizeX="0.5" PhysicalSizeY="2" PhysicalSizeZ="3" PhysicalSizeZUnit="mm"')),
      ),
    ).toEqual({
      x: 0.0005,
      y: 0.002,
      z: 3,
    });
    expect(
      rounded(
        spacingOf(
          ome('PhysicalSizeX="5" PhysicalSizeXUnit="nm" PhysicalSizeY="1" PhysicalSizeYUnit="&#181;m"'),
        ),
      ),
    ).toEqual({
      x: 5e-6,
      y: 0.001,
    });
  });

  it("may tell none", () => {
    expect(spacingOf(ome('SizeX="5"'), [12.5, 10], 3)).toBeUndefined();
    expect(spacingOf(ome('PhysicalSizeX="1" PhysicalSizeXUnit="pixel" PhysicalSizeY="1"'))).toBeUndefined();
    expect(omeAttribute(ome('SizeC="2"'), "SizeC")).toBe("2");
  });
});

describe("the line of ImageJ's calibration", () => {
  it.each([
    ["a slope and an intercept", "ImageJ=1\ncf=0\nc0=-32768.0\nc1=2.0\n", { slope: 2, intercept: -32768 }],
    ["a curve, which shows densities", "ImageJ=1\ncf=3\nc0=-3\nc1=1\n", undefined],
    ["no slope", "ImageJ=1\ncf=0\nc0=-3\n", undefined],
    ["numbers as they are", "ImageJ=1\ncf=0\nc0=0.0\nc1=1.0\n", undefined],
    ["the same lines of another program", "cf=0\nc0=-3\nc1=1\n", undefined],
  ])("is read from %s", (_, description, expected) => {
    expect(imageJLine(description)).toEqual(expected);
  });
});
