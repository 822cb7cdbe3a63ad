// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { choice } from "../../../../src/cli/page/document/choice.ts";

it("begins with the first, and gives the one that is chosen", () => {
  const chosen: string[] = [];
  const field = choice(
    "Score",
    [
      ["dice", "Dice"],
      ["hd", "HD, mm"],
    ],
    (name) => chosen.push(name),
  );
  const [first, second] = field.querySelectorAll("input");
  expect([first!.checked, second!.checked, field.textContent]).toEqual([true, false, "ScoreDiceHD, mm"]);
  second!.dispatchEvent(new Event("change"));
  expect(chosen).toEqual(["hd"]);
});
