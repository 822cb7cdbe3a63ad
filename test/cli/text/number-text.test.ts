import { expect, it } from "vitest";
import { countText, lengthText, scoreText } from "../../../src/cli/text/number-text.ts";

it.each([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [10936320, "10,936,320"],
])("counts %d as %s", (count, text) => {
  expect(countText(count)).toBe(text);
});

it("gives scores four decimals, and a dash where there is none", () => {
  expect(scoreText(1)).toBe("1.0000");
  expect(scoreText(2 / 3)).toBe("0.6667");
  expect(scoreText(Number.NaN)).toBe("–");
});

it("does not round up to a perfect score, nor down to none", () => {
  expect(scoreText(0.99995)).toBe(">.9999");
  expect(scoreText(0.999949)).toBe("0.9999");
  expect(scoreText(0.00004)).toBe("<.0001");
  expect(scoreText(0.00005)).toBe("0.0001");
  expect(scoreText(0)).toBe("0.0000");
});

it("drops the noise of float32", () => {
  expect(lengthText(Math.fround(0.782))).toBe("0.782");
  expect(lengthText(5)).toBe("5");
});
