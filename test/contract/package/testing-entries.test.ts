import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { installLibrary } from "../installed-library.ts";
import { readText } from "../project-files.ts";
import { ENTRIES } from "./entries.ts";
import { namesMadeIn, TESTING_ENTRIES } from "./public-names.ts";

/** It has none of the packages that the library may be tested with. */
const project = installLibrary();

const inProject = (program: string) =>
  spawnSync(process.execPath, ["--input-type=module", "-e", program], { cwd: project, encoding: "utf8" });

it("the names of each entry are these", () => {
  const names = TESTING_ENTRIES.map((file) => [
    file.slice("src/testing/".length),
    namesMadeIn(file).map(({ name, isType }) => (isType ? `type ${name}` : name)),
  ]);
  expect(Object.fromEntries(names)).toMatchInlineSnapshot(`
    {
      "fast-check.ts": [
        "type GradcheckPropertyOptions",
        "gradcheckProperty",
        "asyncGradcheckProperty",
      ],
      "gradcheck-matchers.ts": [
        "type CorrectGradientOptions",
        "type GradcheckMatchers",
        "type MatcherResult",
        "type MatcherContext",
        "type Matcher",
        "gradcheckMatchers",
      ],
      "jest.ts": [],
      "vitest.ts": [],
    }
  `);
});

it("every entry is in package.json, and the examples know it", () => {
  const { exports } = JSON.parse(readText("package.json"));
  const names = Object.keys(exports).filter((name) => name !== "./package.json");
  expect(Object.keys(ENTRIES)).toEqual(names.map((name) => `softdice${name.slice(1)}`));
  const files = names.map((name) => exports[name].default.replace(/^\.\/dist\/(.*)\.js$/, "src/$1.ts"));
  const testing = files.filter((file) => file.startsWith("src/testing/"));
  expect(testing.sort()).toEqual([...TESTING_ENTRIES].sort());
});

it("the matchers need neither Vitest, nor Jest, nor fast-check", () => {
  const { stdout, stderr } = inProject(`
    import { sum, tensor } from "softdice";
    import { gradcheckMatchers } from "softdice/testing";
    console.log(gradcheckMatchers.toHaveCorrectGradient(sum, tensor([1, 2])).pass);`);
  expect(stderr).toBe("");
  expect(stdout).toBe("true\n");
});

it.each(["vitest", "fast-check"])("the entry for %s says what is missing", (name) => {
  const { stderr } = inProject(`import "softdice/testing/${name}";`);
  expect(stderr).toContain(`Cannot find package '${name}'`);
});

it("the entry for Jest registers with the expect that is there, or says that there is none", () => {
  const { stdout } = inProject(`
    globalThis.expect = { extend: (matchers) => console.log(Object.keys(matchers).join()) };
    await import("softdice/testing/jest");`);
  expect(stdout).toBe("toHaveCorrectGradient\n");
  expect(inProject('import "softdice/testing/jest";').stderr).toContain(
    "Error: softdice/testing/jest: the global expect is missing",
  );
});
