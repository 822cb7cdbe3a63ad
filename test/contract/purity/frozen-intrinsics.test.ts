import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { root } from "../project-files.ts";
import { INTRINSICS } from "./intrinsics.ts";
import { someOfEverything } from "./some-of-everything.ts";

const { outputFiles } = await build({
  stdin: {
    contents: 'import { someOfEverything } from "./some-of-everything.ts";\nsay(await someOfEverything());',
    resolveDir: `${root}test/contract/purity`,
  },
  bundle: true,
  write: false,
  platform: "neutral",
  target: "es2022",
  format: "esm",
});
const library = outputFiles[0]!.text;

/** Runs programs one after the other in a process of their own. */
function run(...programs: string[]): { readonly stdout: string; readonly stderr: string } {
  const say = "const say = (value) => console.log(JSON.stringify(value));";
  return spawnSync(process.execPath, ["--input-type=module"], {
    input: [say, ...programs].join("\n"),
    encoding: "utf8",
  });
}

const FREEZE = `for (const object of ${INTRINSICS}) Object.freeze(object);`;

describe("where all that the language brings along is frozen", () => {
  it("assigning to what a prototype holds is an error", () => {
    expect(run(FREEZE, "new Error().message = 1;").stderr).toContain("TypeError: Cannot assign");
    expect(run(FREEZE, "({}).toString = 1;").stderr).toContain("TypeError: Cannot assign");
  });

  it("the library gives what it gives elsewhere", async () => {
    const { stdout, stderr } = run(FREEZE, library);
    expect(stderr).toBe("");
    const given = JSON.parse(stdout);
    expect(given.losses).toHaveLength(15);
    expect(given.checks.verdicts).toEqual(["pass", "pass"]);
    expect(given.checks.failed).toEqual(["Error", expect.stringContaining("fail")]);
    expect(given.errors[0]).toEqual(["RangeError", expect.stringContaining("label 255")]);
    expect(given.pool.closed).toBe("pool: it is closed");
    expect(given).toEqual(await someOfEverything());
  });
});
