// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { conventionSection } from "../../../../src/cli/page/sections/convention-section.ts";

it("has a table for each class, and the reasons", () => {
  const section = conventionSection({
    tables: [
      [
        ["class 1", "Dice"],
        ["softdice", "0.5000"],
        ["medpy", "0.5000"],
      ],
    ],
    reasons: [{ name: "medpy: MedPy 0.5.2", texts: ["first", "second"] }],
  });
  expect(section.querySelector("h2")!.textContent).toBe("By the conventions of other tools");
  expect([...section.querySelectorAll("tbody tr")].map((row) => row.textContent)).toEqual([
    "softdice0.5000",
    "medpy0.5000",
  ]);
  expect([...section.querySelectorAll("dd")].map((one) => one.textContent)).toEqual(["first", "second"]);
});
