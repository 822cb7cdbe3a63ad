// Bundles the command line into one file that needs no packages, and beside it what report pages are made of and the
// licences of all that they contain.

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
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
for (const { path, contents } of [...program.outputFiles, ...page.outputFiles]) writeWhole(path, contents);
writeWhole(join(folder, "LICENSES.txt"), licenses([program.metafile, page.metafile]));

/** At once: whoever runs the program meanwhile sees the old one or the new one. */
function writeWhole(path, contents) {
  const part = `${path}.${process.pid}`;
  writeFileSync(part, contents, { mode: path.endsWith("softdice.js") ? 0o755 : 0o644 });
  renameSync(part, path);
}

/** Name, version, licence and full text of every package that has bytes in the bundle. */
function licenses(metafiles) {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const inputs = outputs.flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(
    ([file, { bytesInOutput }]) => bytesInOutput > 0 && file.includes("node_modules/"),
  );
  const folders = new Set(used.map(([file]) => packageFolder(join(root, file))));
  return `softdice.js and page.js contain the packages below.\n${[...folders].map(license).sort().join("")}`;
}

/** The nearest folder above a file that holds a package with a name: some hold nameless ones for their format. */
function packageFolder(file) {
  let at = dirname(file);
  while (!existsSync(join(at, "package.json")) || !readPackage(at).name) at = dirname(at);
  return at;
}

function readPackage(at) {
  return JSON.parse(readFileSync(join(at, "package.json"), "utf8"));
}

function license(at) {
  const { name, version, license: id } = readPackage(at);
  const texts = readdirSync(at).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  if (!id || texts.length === 0)
    throw new Error(`${name} ${version} is bundled but comes without a licence text`);
  const text = texts.map((file) => readFileSync(join(at, file), "utf8").trim()).join("\n\n");
  return `\n${"-".repeat(80)}\n${name} ${version}, ${id}\n\n${text.replaceAll("\r\n", "\n")}\n`;
}
