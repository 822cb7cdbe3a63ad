// What every bundle of packages needs: to be written whole, with the licences of all that it contains.

import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Writes at once: a program that runs meanwhile sees the old file or the new one. */
export function writeWhole(path, contents) {
  const part = `${path}.${process.pid}`;
  writeFileSync(part, contents, { mode: path.endsWith("softdice.js") ? 0o755 : 0o644 });
  renameSync(part, path);
}

/** Name, version, licence and full text of every package that has bytes in bundles. */
export function licenses(title, metafiles) {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const inputs = outputs.flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(
    ([file, { bytesInOutput }]) => bytesInOutput > 0 && file.includes("node_modules/"),
  );
  const folders = new Set(used.map(([file]) => packageFolder(join(root, file))));
  return `${title} contain the packages below.\n${[...folders].map(license).sort().join("")}`;
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
