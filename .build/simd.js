// Compiles the SIMD kernels from their AssemblyScript sources to the modules that hold their bytes.
//
//   node .build/simd.js [folder]   writes to src/kernels/simd, or to another folder

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const root = fileURLToPath(new URL("..", import.meta.url));
const shipped = process.argv[2] ?? join(root, "src/kernels/simd");
/** The elementary functions alone, over rows: only tests and benchmarks call them. */
const tested = process.argv[2] ?? join(root, "test/kernels/simd");

/** No feature that changes a rounding is switched on: SIMD of WebAssembly has none, relaxed SIMD has. */
const OPTIONS = [
  ...["--baseDir", root, "--outFile", "kernels.wasm"],
  ...["--enable", "simd", "--runtime", "stub", "--noAssert"],
  ...["-O3", "--shrinkLevel", "0", "--converge"],
  // Each memory has a maximum, and the loader makes the import one of shared memory where it has to.
  ...["--importMemory", "--maximumMemory", "65536"],
];

for (const [source, name, folder = shipped] of [
  ["losses", "LOSS_BYTES"],
  ["terms", "TERM_BYTES"],
  ["pairs", "PAIR_BYTES"],
  ["elements", "ELEMENT_BYTES"],
  ["mesh", "MESH_BYTES"],
  ["elementary", "ELEMENTARY_BYTES", tested],
]) {
  const bytes = await compile(`src/kernels/simd/assembly/${source}.ts`);
  const file = join(folder, `${name.toLowerCase().replace("_", "-")}.ts`);
  const text = Buffer.from(bytes).toString("hex");
  const origin = `The WebAssembly module of assembly/${source}.ts, in hexadecimal digits: \`npm run simd\` writes this file.`;
  writeFileSync(file, `/** ${origin} */\nexport const ${name}: string =\n  "${text}";\n`);
}

async function compile(source) {
  let bytes = null;
  const { error, stderr } = await asc.main([source, ...OPTIONS], {
    readFile: (file, base) => {
      try {
        return readFileSync(join(base, file), "utf8");
      } catch {
        return null;
      }
    },
    writeFile: (_file, contents) => {
      bytes = contents;
    },
    listFiles: () => [],
  });
  if (error || bytes === null) throw new Error(`${source} does not compile:\n${stderr}`);
  return bytes;
}
