import { expect, it } from "vitest";
import { filesBelow, readText } from "../project-files.ts";

/** Tests of the whole. */
const OF_THE_WHOLE = /^test\/(bits\/|reference\/|contract\/|runtimes\/|docs\/|hostile-input|faults)/;

const testOf = (source: string) => source.replace(/^(?:src\/)?(.*)\.ts$/, "test/$1.test.ts");
/** The SIMD kernels are tested as the module that they are compiled to. */
const isOther = (path: string) => path === "src/index.ts" || path.startsWith("src/kernels/simd/assembly/");
const sources = filesBelow("src").filter((path) => path.endsWith(".ts") && !isOther(path));
const tests = filesBelow("test").filter((path) => path.endsWith(".test.ts") && !OF_THE_WHOLE.test(path));

it("there is something to compare", () => {
  expect(sources).toContain("src/losses/dice.ts");
});

/** Whether a file runs: one that only declares types has nothing to test. */
const runs = (path: string) =>
  /^(?:export )?(?:async |abstract )?(?:const|let|function|class)\b/m.test(readText(path));

it("every file of src that runs has its test", () => {
  expect(
    sources
      .filter(runs)
      .map(testOf)
      .filter((path) => !tests.includes(path)),
  ).toEqual([]);
});

/** A long test may be split by aspect: dice.test.ts, dice.edges.test.ts, dice.edges.stress.test.ts; a full folder has them in aspects/. */
const whole = (path: string) =>
  path.replace(/(?:aspects\/)?([^/.]+)(?:\.[a-z-]+){1,2}\.test\.ts$/, "$1.test.ts");

it("an aspect belongs to the whole test", () => {
  expect(whole("test/a/dice.test.ts")).toBe("test/a/dice.test.ts");
  expect(whole("test/a/dice.edges.test.ts")).toBe("test/a/dice.test.ts");
  expect(whole("test/a/aspects/dice.edges.test.ts")).toBe("test/a/dice.test.ts");
  expect(whole("test/a/aspects/dice.edges.stress.test.ts")).toBe("test/a/dice.test.ts");
});

it("every test has its file of src, or of bench, where what measures is tested as needed", () => {
  const wanted = [...sources, ...filesBelow("bench")].map(testOf);
  expect(tests.filter((path) => !wanted.includes(whole(path)))).toEqual([]);
});
