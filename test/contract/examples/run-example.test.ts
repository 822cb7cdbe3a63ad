import { describe, expect, it } from "vitest";
import { codeBlocks } from "./code-blocks.ts";
import { runExample } from "./run-example.ts";

describe("a true example passes", () => {
  const examples: [title: string, assertions: number, source: string][] = [
    ["a number", 1, "tensor([0.1]).item() // 0.1"],
    ["a rounded number", 1, "2 / 3; // 0.667"],
    ["an array, below", 1, "tensor([[1], [-2]]).toArray()\n// [[1], [-2]]"],
    [
      "a typed array",
      2,
      "new Uint8Array([1]) // Uint8Array [1]\nnew Float32Array(2) // Float32Array(2) [0, 0]",
    ],
    ["an object in several lines", 1, "({ a: [1], b: 'x' })\n// {\n//   a: [1],\n//   b: \"x\",\n// }"],
    ["no number", 3, "0 / 0 // NaN\nMath.log(0) // -Infinity\nundefined // undefined"],
    ["a constant", 1, "const half = 1 / 2; // 0.5"],
    ["printed", 1, "console.log(1 + 1); // 2"],
    ["an error", 1, "tensor([1, 2]).item() // RangeError: item: shape [2] holds 2 values, want one"],
    [
      "imports and types",
      1,
      'import { tensor as make, type Tensor } from "softdice";\nconst x: Tensor = make(3);\nx.size // 1',
    ],
    ["waits", 1, "await Promise.resolve(3) // 3"],
    [
      "imports of the entries for tests, and a test",
      1,
      'import "softdice/testing/vitest";\nimport { expect, test } from "vitest";\nlet done = 0;\ntest("a", async () => {\n  expect(sum).toHaveCorrectGradient(ones([2]));\n  done++;\n});\ndone // 1',
    ],
    ["nothing", 0, "// a remark\nassertGradcheck((x) => sum(x), ones([2]));\n// another"],
  ];
  it.each(examples)("%s", async (_, assertions, source) => {
    expect(await runExample(source)).toBe(assertions);
  });
});

describe("a false example fails", () => {
  it.each([
    ["number", "2 / 3 // 0.66"],
    ["whole number", "2.4 // 2"],
    ["digits", "0.1001 // 0.10000"],
    ["entry", "[1, 2] // [1, 3]"],
    ["length", "[1, 2] // [1]"],
    ["kind of array", "new Uint8Array([1]) // [1]"],
    ["other kind of array", "[1] // Uint8Array [1]"],
    ["key", "({ a: 1, b: 2 }) // { a: 1 }"],
    ["string", '"pass" // "fail"'],
    ["no error", "tensor([1]).item() // RangeError: item: shape [1]"],
    ["value below", "const a = 1;\na\n// 2"],
    ["constant", "const a = 1; // 2"],
    ["printed", "console.log(1); // 2"],
  ])("%s", async (_, source) => {
    await expect(runExample(source)).rejects.toThrow(/ is .+, the example says /);
  });

  it.each([
    ["does not parse", "f( // 1", /pars/i],
    ["says something else", "1 + 1 // about 2", /is no value/],
    ["says something within", "1 // 1\n-1 // -1", /checks what stands within/],
    ["throws", "tensor([1, 2]).item()", /holds 2 values/],
    ["names nothing public", "checkTensor", /not defined/],
    [
      "holds a test that fails",
      'import { expect, test } from "vitest";\ntest("a", async () => {\n  await null;\n  expect(1).toBe(2);\n});',
      /expected 1 to be 2/,
    ],
    ["imports nothing public", 'import { checkTensor } from "softdice";', /exports no checkTensor/],
    ["imports a package", 'import { a } from "esbuild";', /not from "esbuild"/],
  ])("%s", async (_, source, message) => {
    await expect(runExample(source)).rejects.toThrow(message);
  });
});

it("blocks of a page are found", () => {
  const page =
    "text\n\n```js\na\n```\n```sh\nb\n```\n- item\n  ```ts\n  c\n    d\n  ```\n```js no-run\ne\n```\n````md\n```js\nf\n```\n````\n";
  expect(codeBlocks(page)).toEqual([
    { line: 3, code: "a" },
    { line: 10, code: "c\n  d" },
  ]);
});
