import { expect, it } from "vitest";
import { uniformAfter } from "../../docs/course/lab/ellipses.ts";
import { PARAMETERS } from "../../docs/course/lab/small-network.ts";
import { train } from "../../docs/course/lab/training.ts";
import { uniform } from "../../docs/course/models/pictures.ts";

it("the network of the lab has 115 parameters", () => {
  expect(PARAMETERS).toBe(115);
});

it("the numbers of a seed go on where they ended", () => {
  const next = uniform(7);
  const all = Array.from({ length: 6 }, next);
  expect(Array.from({ length: 3 }, uniformAfter(7, 3))).toEqual(all.slice(3));
});

it("a run of one step and then two has the bits of a run of three", () => {
  const run = { loss: "dice", seed: 1 };
  const first = train({ ...run, steps: 1 });
  const before = structuredClone(first);
  const { training, tested } = train({ ...run, steps: 3, from: first.training });
  expect({ training, tested }).toEqual(train({ ...run, steps: 3 }));
  expect(training.losses.length).toBe(3);
  expect(first).toEqual(before);
});
