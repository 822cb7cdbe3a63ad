import { expect, it, vi } from "vitest";
import { type GradientCase, makeCase } from "../../../bench/gradcheck/gradient-case.ts";
import { addRates, measureRates } from "../../../bench/gradcheck/rates.ts";

vi.mock("softdice", () => import("../../../src/index.ts"));

/** A sum of squares, near enough to 0 that PyTorch's absolute tolerance hides the gradient, or far from it. */
function squares(scale: number): GradientCase {
  const formula = {
    value: (x: ArrayLike<number>) => x[0]! ** 2 + x[1]! ** 2,
    gradient: (x: ArrayLike<number>) => Float64Array.of(2 * x[0]!, 2 * x[1]!),
  };
  return makeCase({ group: "squares", x: [scale, 2 * scale], formula }, "float64", 1);
}

const rates = measureRates([squares(1), squares(1e-6)], ({ group }) => group);

it("counts of softdice what it passes, and all it fails", () => {
  const { falseAlarms, unresolved, detected, resolutions } = rates.squares!["softdice gradcheck"]!;
  expect(falseAlarms).toEqual({ hits: 0, of: 2 });
  expect(unresolved).toEqual({ hits: 0, of: 2 });
  expect(detected["×1.001"]).toEqual({ hits: 2, of: 2 });
  expect(resolutions).toHaveLength(2);
});

it("counts of PyTorch what its tolerance hides", () => {
  const { falseAlarms, detected, evaluations, resolutions } = rates.squares!.PyTorch!;
  expect(falseAlarms).toEqual({ hits: 0, of: 2 });
  expect(detected["×2"]).toEqual({ hits: 1, of: 2 });
  expect(detected["×1.001"]).toEqual({ hits: 0, of: 2 });
  expect(evaluations).toBe(4);
  expect(resolutions).toEqual([]);
});

it("counts no bug where it changes nothing", () => {
  expect(rates.squares!.PyTorch!.detected["no ε"]).toEqual({ hits: 0, of: 0 });
});

it("adds what parts have counted", () => {
  const [one, other] = [squares(1), squares(1e-6)].map((part) => measureRates([part], () => "squares"));
  expect(addRates(one!, other!)).toEqual(rates);
  expect(Object.keys(addRates(rates, { others: rates.squares! }))).toEqual(["squares", "others"]);
});
