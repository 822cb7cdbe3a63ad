/** What single files may import besides: the peers of the testing entries, and the packages and modules of the program. */
export const PACKAGES: Readonly<Record<string, RegExp>> = {
  "src/testing/fast-check.ts": /^fast-check$/,
  "src/testing/vitest.ts": /^vitest$/,
  "src/files/source/optional-package.ts": /@vite-ignore .* (name|href)$/,
  "src/files/dicom/": /^dicom-parser$/,
  "src/files/tiff/": /^geotiff$/,
  "src/cli/": /^(node:|cli-|picocolors|@observablehq\/plot|sortable-tablesort)/,
};
