import { describe, expect, it } from "vitest";
import { readNumbers } from "../../docs/site/figures/kit/course/read-number.ts";

describe("the number of an exercise", () => {
  it.each([
    ["0.25", [0.25]],
    ["0,471", [0.471]],
    ["1/4", [0.25]],
    ["−2.85", [-2.85]],
    ["2,097,152", [2097152]],
    ["2\u202f097\u202f152", [2097152]],
    ["1,500", [1500, 1.5]],
    ["2^21", [2 ** 21]],
    ["2²¹", [2 ** 21]],
    ["1e-5", [1e-5]],
  ])("is read from %s", (text, numbers) => {
    expect(readNumbers(text)).toEqual(numbers);
  });

  it.each(["", "about a half", "1/0", "1/2/3", "--1", "1.2.3"])("is not read from %j", (text) => {
    expect(readNumbers(text)).toEqual([]);
  });
});
