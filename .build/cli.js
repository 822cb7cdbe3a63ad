// Bundles the command line into one file that needs no packages, and beside it what report pages are made of and the
// licences of all that they contain.

import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { licenses, root, writeWhole } from "./bundle.js";
import { fromVendor } from "./files.js";

const folder = join(root, "dist/cli");
const common = {
  absWorkingDir: root,
  outdir: folder,
  bundle: true,
  metafile: true,
  write: false,
  logLevel: "warning",
};

// Some packages are of the kind that requires what Node has built in, and a module has no require of its own.
const REQUIRE =
  'import { createRequire as requireFor } from "node:module";\nconst require = requireFor(import.meta.url);';

const program = await build({
  ...common,
  entryPoints: { softdice: "src/cli/main.ts" },
  platform: "node",
  target: "node20",
  format: "esm",
  banner: { js: `#!/usr/bin/env node\n${REQUIRE}` },
  // cli-table3 asks for it only where a style has colours, and here none has.
  external: ["@colors/colors/safe"],
  plugins: [fromVendor],
});
// What a report page holds: read when one is written.
const page = await build({
  ...common,
  entryPoints: { page: "src/cli/page/main.ts", "page-style": "src/cli/page/page.css" },
  platform: "browser",
  target: "es2022",
  format: "iife",
  minify: true,
});

mkdirSync(folder, { recursive: true });
// The client that users copy beside a loss in Python.
const client = "softdice_gradcheck.py";
writeWhole(join(folder, client), readFileSync(join(root, "src/cli/exec", client)));
for (const { path, contents } of [...program.outputFiles, ...page.outputFiles]) writeWhole(path, contents);
writeWhole(
  join(folder, "LICENSES.txt"),
  licenses("softdice.js and page.js", [program.metafile, page.metafile]),
);
