import { expect, it } from "vitest";
import { noCommonCase } from "../../../src/cli/compare/no-common-case.ts";
import { DiceMeter, labelMap } from "../../../src/index.ts";

const map = labelMap([0, 1]);
const scored = { name: "a", meter: new DiceMeter().add(map, map, { id: "x" }) };
const failed = (name: string) => ({ name, meter: new DiceMeter() });

it("names models of which no case was scored", () => {
  expect(noCommonCase([scored, failed("b")], "compare").message).toBe(
    "no case of b was scored; mend what failed, then compare the models",
  );
  expect(noCommonCase([failed("b"), scored, failed("c")], "rank").message).toBe(
    "no case of b and of c was scored; mend what failed, then rank the models",
  );
});

it("asks for one data set where all have cases", () => {
  expect(noCommonCase([scored, { ...scored, name: "d" }], "compare").message).toBe(
    "a and d have no case in common; compare models of one data set",
  );
});
