// Bundles the command line into one file that needs no packages, and beside it the licences of what it contains.

import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "dist/cli");
const program = join(folder, "softdice.js");

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ["src/cli/main.ts"],
  outfile: program,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  banner: { js: "#!/usr/bin/env node" },
  // cli-table3 asks for it only where a style has colours, and here none has.
  external: ["@colors/colors/safe"],
  metafile: true,
  logLevel: "warning",
});
chmodSync(program, 0o755);
writeFileSync(join(folder, "LICENSES.txt"), licenses(metafile));

/** Name, version, licence and full text of every package that has bytes in the bundle. */
function licenses({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(
    ([file, { bytesInOutput }]) => bytesInOutput > 0 && file.includes("node_modules/"),
  );
  const folders = new Set(used.map(([file]) => packageFolder(join(root, file))));
  return `softdice.js contains the packages below.\n${[...folders].map(license).sort().join("")}`;
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
