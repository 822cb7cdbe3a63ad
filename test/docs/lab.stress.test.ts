import { expect, it } from "vitest";
import { evaluate } from "../../docs/course/lab/lab-losses.ts";
import type { Choices } from "../../docs/course/lab/lab-options.ts";
import { pictureWith } from "../../docs/course/lab/scenes.ts";
import { CASES, CHOICES } from "./lab-cases.ts";

/** Options that change nothing here: no class is absent, and for targets of 0 and 1 both overlaps are the same to the bit. */
const ALIKE = ["absent", "overlap"];

it("every option of the lab that makes a difference for its pictures changes the loss or its gradient", () => {
  const satellites = pictureWith("satellites", []);
  const answer = (choices: Choices) => {
    const { value, largest } = evaluate(choices, satellites.prediction, satellites.target);
    return [value, largest];
  };
  for (const [name, choices, option] of CASES)
    if (option !== undefined && !ALIKE.includes(option))
      expect(answer(choices), name).not.toEqual(answer({ ...choices, [option]: CHOICES[option] }));
});
