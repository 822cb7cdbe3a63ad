// Bundles the packages that readers of files load on demand, each into a file beside the readers, with their licences.

import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { licenses, root, writeWhole } from "./bundle.js";

/** Each package, and the compiled file that imports it. */
const PACKAGES = { geotiff: "tiff/read-tiff.js", "dicom-parser": "dicom/read-dicom-seg.js" };
const folder = join(root, "dist/files");
const vendor = join(folder, "vendor");

/** The program loads the same files, which are beside its own folder. */
export const fromVendor = {
  name: "from-vendor",
  setup({ onResolve }) {
    const filter = new RegExp(`^(${Object.keys(PACKAGES).join("|")})$`);
    onResolve({ filter }, ({ path }) => ({ path: `../files/vendor/${path}.js`, external: true }));
  },
};

/** Lerc comes without the text of its licence, and no program compresses labels by it. */
const withoutLerc = {
  name: "without-lerc",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^lerc$/ }, () => ({ path: "lerc", namespace: "absent" }));
    const contents = 'throw new Error("compression by LERC is not supported"); export default {};';
    onLoad({ filter: /.*/, namespace: "absent" }, () => ({ contents }));
  },
};

const bundles = await build({
  absWorkingDir: root,
  entryPoints: Object.keys(PACKAGES),
  outdir: vendor,
  bundle: true,
  metafile: true,
  write: false,
  minify: true,
  // A decoder that warns on the console would write into the tables of the command line.
  drop: ["console"],
  platform: "browser",
  target: "es2022",
  format: "esm",
  logLevel: "warning",
  plugins: [withoutLerc],
});

mkdirSync(vendor, { recursive: true });
for (const { path, contents } of bundles.outputFiles) writeWhole(path, contents);
writeWhole(join(vendor, "LICENSES.txt"), licenses("The files of this folder", [bundles.metafile]));
for (const [name, file] of Object.entries(PACKAGES)) {
  const path = join(folder, file);
  // The program alone may be built, for its tests.
  if (!existsSync(path)) continue;
  const text = readFileSync(path, "utf8");
  const found = `import("${name}")`;
  const bundled = `import("../vendor/${name}.js")`;
  if (text.includes(bundled)) continue;
  if (!text.includes(found)) throw new Error(`${file} does not import ${name}`);
  writeWhole(path, text.replace(found, bundled));
}
