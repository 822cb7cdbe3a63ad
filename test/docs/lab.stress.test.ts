import { expect, it } from "vitest";
import { evaluate } from "../../docs/course/lab/lab-losses.ts";
import type { Choices } from "../../docs/course/lab/lab-options.ts";
import { pictureWith } from "../../docs/course/lab/scenes.ts";
import { CASES, CHOICES } from "./lab-cases.ts";

it("every option of the lab but the rule for absent classes changes the loss or its gradient", () => {
  const satellites = pictureWith("satellites", []);
  const answer = (choices: Choices) => {
    const { value, largest } = evaluate(choices, satellites.prediction, satellites.target);
    return [value, largest];
  };
  for (const [name, choices, option] of CASES)
    if (option !== undefined && option !== "absent")
      expect(answer(choices), name).not.toEqual(answer({ ...choices, [option]: CHOICES[option] }));
});
