import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { buildLibrary } from "../contract/build-library.ts";
import { root } from "../contract/project-files.ts";

/** What somebody writes who has installed the package. */
const PROJECT = {
  "package.json": '{ "type": "module" }',
  "vitest.config.js": 'export default { test: { setupFiles: ["softdice/testing/vitest"] } };',
  "loss.test.js": `
    import fc from "fast-check";
    import { customGradient, diceLoss, edgeCases, grad, multiply } from "softdice";
    import { gradcheckProperty } from "softdice/testing/fast-check";
    import { expect, test } from "vitest";

    const doubled = customGradient((p, t) => ({
      value: diceLoss(p, t),
      pullback: (gradient) => [multiply(multiply(2, gradient), grad((x) => diceLoss(x, t))(p)), null],
    }));
    const [{ prediction, target }] = edgeCases([2, 16, 3]);

    for (const { name, prediction, target } of edgeCases([2, 4, 3])) {
      test(name, () => {
        expect(diceLoss).toHaveCorrectGradient(prediction, { target, domain: [0, 1] });
      });
    }
    test("negated", () => expect(doubled).not.toHaveCorrectGradient(prediction, { target }));
    test("property", () => fc.assert(gradcheckProperty(diceLoss), { seed: 1, numRuns: 20 }));
    test("doubled", () => expect(doubled).toHaveCorrectGradient(prediction, { target }));
    test("doubled property", () => fc.assert(gradcheckProperty(doubled), { seed: 1 }));
  `,
};

it("works in a project of its own", () => {
  const project = mkdtempSync(join(tmpdir(), "softdice-project-"));
  afterAll(() => rmSync(project, { recursive: true }));
  const packages = join(project, "node_modules");
  mkdirSync(join(packages, "softdice"), { recursive: true });
  cpSync(buildLibrary(), join(packages, "softdice/dist"), { recursive: true });
  cpSync(join(root, "package.json"), join(packages, "softdice/package.json"));
  for (const name of ["vitest", "fast-check"]) {
    symlinkSync(join(root, "node_modules", name), join(packages, name), "junction");
  }
  for (const [name, text] of Object.entries(PROJECT)) writeFileSync(join(project, name), text);

  const program = join(packages, "vitest/vitest.mjs");
  const { stdout, stderr } = spawnSync(process.execPath, [program, "run", "--reporter=json"], {
    cwd: project,
    encoding: "utf8",
  });
  expect(stdout, stderr).toMatch(/^\{/);
  const tests: { title: string; status: string; failureMessages: string[] }[] =
    JSON.parse(stdout).testResults[0].assertionResults;
  const failed = tests.filter(({ status }) => status !== "passed");
  expect(failed.map(({ title }) => title)).toEqual(["doubled", "doubled property"]);
  expect(tests).toHaveLength(20);
  const [matcher, property] = failed.map(({ failureMessages }) => failureMessages[0]!);
  expect(matcher).toMatch(
    /^Error: gradcheck: fail, analytic = 2\.000 × numeric: a 2 too many \(32 of 32\)\n/,
  );
  expect(property).toContain('Counterexample: [{"edgeCase":"random","shape":[1,1,1],"seed":0}]');
});
