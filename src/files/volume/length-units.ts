/** Millimetres in the units of length that ImageJ, OME-XML and OME-Zarr write. */
const MILLIMETRES: Readonly<Record<string, number>> = {
  m: 1000,
  meter: 1000,
  cm: 10,
  centimeter: 10,
  mm: 1,
  millimeter: 1,
  um: 1e-3,
  µm: 1e-3,
  μm: 1e-3,
  "\\u00b5m": 1e-3,
  micron: 1e-3,
  microns: 1e-3,
  micrometer: 1e-3,
  nm: 1e-6,
  nanometer: 1e-6,
  angstrom: 1e-7,
  inch: 25.4,
};

/** Millimetres in a unit; `undefined` for one that is not of length, such as a pixel. */
export function millimetresIn(unit: string): number | undefined {
  return Object.hasOwn(MILLIMETRES, unit) ? MILLIMETRES[unit] : undefined;
}
