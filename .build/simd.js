// Compiles the SIMD kernels from their AssemblyScript sources to the module that holds their bytes.
//
//   node .build/simd.js [file]   writes src/kernels/simd/bytes.ts, or another file

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const root = fileURLToPath(new URL("..", import.meta.url));
const file = process.argv[2] ?? `${root}src/kernels/simd/bytes.ts`;

/** No feature that changes a rounding is switched on: SIMD of WebAssembly has none, relaxed SIMD has. */
const OPTIONS = [
  ...["--baseDir", root, "--outFile", "kernels.wasm"],
  ...["--enable", "simd", "--runtime", "stub", "--noAssert"],
  ...["-O3", "--shrinkLevel", "0", "--converge"],
  // Each memory has a maximum, and the loader makes the import one of shared memory where it has to.
  ...["--importMemory", "--maximumMemory", "65536"],
];

let bytes = null;
const { error, stderr } = await asc.main(["src/kernels/simd/assembly/index.ts", ...OPTIONS], {
  readFile: (name, base) => {
    try {
      return readFileSync(`${base}/${name}`, "utf8");
    } catch {
      return null;
    }
  },
  writeFile: (_name, contents) => {
    bytes = contents;
  },
  listFiles: () => [],
});
if (error || bytes === null) throw new Error(`the kernels do not compile:\n${stderr}`);

const text = Buffer.from(bytes).toString("base64");
writeFileSync(
  file,
  `/** The WebAssembly module of the kernels in assembly/, in base64: \`npm run simd\` writes this file. */
export const BYTES =
  "${text}";
`,
);
