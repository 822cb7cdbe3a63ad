import { expect, it, vi } from "vitest";
import { countOverlap } from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { countPart } from "../../../src/workers/count/count-task.ts";
import { countInParts } from "../../../src/workers/count/parallel-count.ts";
import type { Crew } from "../../../src/workers/threads/crew.ts";

const size = 2 ** 22 + 3;
const map = labelMap(Uint8Array.from({ length: size }, (_, k) => k % 3));
const other = labelMap(Uint8Array.from({ length: size }, (_, k) => (k >> 4) % 3));

function makeCrew(workers: number) {
  const call = vi.fn(async (_: number, __: string, payload: never) => countPart(payload).value);
  return { crew: { size: workers, call } as unknown as Crew, call };
}

it("counts a large pair in as many pieces as there are workers", async () => {
  const { crew, call } = makeCrew(3);
  const mask = labelMap(Uint8Array.from({ length: size }, (_, k) => k & 1));
  const options = { classes: 3, mask };
  expect(await countInParts(crew, map, other, options)).toEqual(countOverlap(map, other, options));
  expect(call).toHaveBeenCalledTimes(3);
});

it("counts a small pair where it is, and complains there", async () => {
  const { crew, call } = makeCrew(3);
  const [a, b] = [labelMap([0, 1]), labelMap([0, 1, 1])];
  expect(await countInParts(crew, a, a, { classes: 2 })).toEqual(countOverlap(a, a, { classes: 2 }));
  await expect(countInParts(crew, a, b, { classes: 2 })).rejects.toThrow(
    "countOverlap: prediction shape [2] differs",
  );
  expect(call).not.toHaveBeenCalled();
});
