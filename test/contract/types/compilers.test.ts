import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { installLibrary } from "../installed-library.ts";
import { readText, root } from "../project-files.ts";

const here = join(root, "test/contract/types/compilers");
if (!existsSync(join(here, "node_modules")))
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--prefix", here], { stdio: "inherit" });

const { dependencies } = JSON.parse(readText("test/contract/types/compilers/package.json"));
const compilers = [
  ...Object.keys(dependencies).map((name) => [name, join(here, "node_modules", name)] as const),
  ["typescript-7.0", join(root, "node_modules/typescript")] as const,
];

/** Entries that import an optional peer, whose own declarations may need more than the language. */
const WITH_PEERS = /\/(fast-check|vitest)$/;
const entries = Object.keys(JSON.parse(readText("package.json")).exports)
  .filter((entry) => entry !== "./package.json" && !WITH_PEERS.test(entry))
  .map((entry) => entry.replace(/^\./, "softdice"));

const project = installLibrary();
const imports = entries.map((entry, index) => `import * as entry${index} from "${entry}";`).join("\n");
const names = entries.map((_, index) => `entry${index}`).join(", ");
writeFileSync(join(project, "package.json"), '{ "type": "module" }');
writeFileSync(join(project, "user.ts"), `${imports}\nexport const entries: object[] = [${names}];\n`);
writeFileSync(
  join(project, "using.ts"),
  `import { createPool } from "softdice/workers";
   export async function count(): Promise<number> { await using pool = createPool(); return pool.workers; }\n`,
);

function compile(folder: string, files: string[], lib: string[]): string {
  const compilerOptions = {
    ...{ target: "es2022", module: "nodenext", lib, types: [] },
    ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true },
  };
  const config = join(project, "tsconfig.json");
  writeFileSync(config, JSON.stringify({ compilerOptions, files }));
  return spawnSync(process.execPath, [join(folder, "lib/tsc.js"), "-p", config], { encoding: "utf8" }).stdout;
}

describe.each(compilers)("%s", (name, folder) => {
  it("reads the declarations of all entries with the language alone, and misses await using there", () => {
    expect(
      spawnSync(process.execPath, [join(folder, "lib/tsc.js"), "--version"], { encoding: "utf8" }).stdout,
    ).toContain(name.replace(/^typescript-/, "Version "));
    const errors = compile(folder, ["user.ts", "using.ts"], ["es2022"]).trim().split("\n");
    const OF_USING = /^(using\.ts\(.* error TS|error TS2318: .* '(Async)?Disposable'\.$| {2})/;
    expect(errors.filter((line) => !OF_USING.test(line))).toEqual([]);
  });

  it("knows that await using closes a pool, where it knows await using", () => {
    expect(compile(folder, ["using.ts"], ["es2022", "esnext.disposable"])).toBe("");
  });
});
