import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { root } from "../project-files.ts";

/** A project with the examples in which this repository is the installed package. */
const project = mkdtempSync(join(tmpdir(), "softdice-examples-"));
mkdirSync(join(project, "node_modules"));
symlinkSync(root, join(project, "node_modules/softdice"));
symlinkSync(join(root, "node_modules/vitest"), join(project, "node_modules/vitest"));
for (const name of ["node", "vitest"])
  cpSync(join(root, "examples", name), join(project, name), { recursive: true });
afterAll(() => rmSync(project, { recursive: true }));

/** Runs Node below a folder of the examples; the others need packages of their own: `npm run examples`. */
function run(folder: string, ...args: string[]): { status: number | null; stdout: string } {
  return spawnSync(process.execPath, args, {
    cwd: join(project, folder),
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
}

it("the Node script scores, differentiates and checks", () => {
  const { status, stdout } = run("node", "main.mjs");
  expect(stdout).toMatch(/^different numbers in the gradient: 2$/m);
  expect(stdout).toMatch(/^gradcheck: pass/m);
  expect(stdout).toMatch(/^gradcheck: fail/m);
  expect(status).toBe(0);
});

it("the Vitest file passes", () => {
  const { stdout } = run("vitest", join(root, "node_modules/vitest/vitest.mjs"), "run", "--root", ".");
  expect(stdout).toMatch(/Tests\s+3 passed/);
});
