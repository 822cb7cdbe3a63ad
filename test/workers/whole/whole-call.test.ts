import { describe, expect, it, vi } from "vitest";
import { countProbabilities, labelMap, lesionScores, softmax, tensor } from "../../../src/index.ts";
import { type Crew, WorkerError } from "../../../src/workers/threads/crew.ts";
import { computeInOne } from "../../../src/workers/whole/whole-call.ts";
import { computeWhole, type WholeCall } from "../../../src/workers/whole/whole-task.ts";
import { randomLabels, randomValues } from "../../tensor/random-values.ts";

const shape = [6, 7, 8];
const [prediction, target] = [1, 2].map((seed) => labelMap(randomLabels(336, seed, 3), shape)) as [
  ReturnType<typeof labelMap>,
  ReturnType<typeof labelMap>,
];
const mask = labelMap(randomLabels(336, 3, 2), shape);
const probabilities = softmax(tensor(randomValues(3 * 336, 4), [1, ...shape, 3]));
const labels = labelMap(target.data, [1, ...shape]);

/** What cannot be sent is a TypeError of the pool. */
function cloned(payload: WholeCall, transfer: readonly ArrayBuffer[]): WholeCall {
  try {
    return structuredClone(payload, { transfer: [...transfer] });
  } catch (error) {
    throw new TypeError((error as Error).message);
  }
}

/** A crew whose threads are this one: what is sent is cloned both ways. */
function makeCrew(size: number) {
  const call = vi.fn(async (_: number, __: string, payload: WholeCall, transfer: readonly ArrayBuffer[]) => {
    const received = cloned(payload, transfer);
    try {
      return structuredClone(computeWhole(received).value);
    } catch (error) {
      throw new WorkerError(error as Error);
    }
  });
  return { crew: { size, call, leastBusy: () => size - 1 } as unknown as Crew, call };
}

describe("scores of whole arrays", () => {
  it.each([
    {},
    { mask },
    { connectivity: 6, spacing: [2, 1, 1], percentiles: [95] },
    { groups: [[1, 2]] },
  ] as const)("are those of lesionScores with %j", async (options) => {
    const { crew, call } = makeCrew(2);
    const want = lesionScores(prediction, target, options);
    expect(await computeInOne(crew, "lesionScores", prediction, target, options)).toEqual(want);
    expect(call.mock.calls.map(([worker, task]) => [worker, task])).toEqual([[1, "computeWhole"]]);
    expect(prediction.data).toHaveLength(336);
  });

  it("are those of countProbabilities, to the bit", async () => {
    const { crew, call } = makeCrew(1);
    const want = countProbabilities(probabilities, labels, { bins: 7 });
    expect(await computeInOne(crew, "countProbabilities", probabilities, labels, { bins: 7 })).toEqual(want);
    expect(call).toHaveBeenCalledTimes(1);
  });

  it("are computed where they are called without workers", async () => {
    const { crew, call } = makeCrew(0);
    expect(await computeInOne(crew, "lesionScores", prediction, target)).toEqual(
      lesionScores(prediction, target),
    );
    expect(call).not.toHaveBeenCalled();
  });
});

describe("invalid input", () => {
  it.each([
    [target, { connectivity: 5 }],
    [labelMap([1], [1]), {}],
    [[1, 2], {}],
    [target, { mask: [1] }],
    [target, { matching: () => 1 }],
    [target, 7],
  ])("is refused as by the function itself: %#", async (other, options) => {
    const { crew } = makeCrew(2);
    const given = [prediction, other, options] as unknown as Parameters<typeof lesionScores>;
    let want: unknown;
    try {
      lesionScores(...given);
    } catch (error) {
      want = error;
    }
    expect(want).toBeInstanceOf(Error);
    await expect(computeInOne(crew, "lesionScores", ...given)).rejects.toThrow((want as Error).message);
  });

  it("a worker that died is an error of the pool", async () => {
    const crew = {
      size: 1,
      leastBusy: () => 0,
      call: async () => Promise.reject(new Error("pool: a worker died")),
    };
    await expect(computeInOne(crew as unknown as Crew, "lesionScores", prediction, target)).rejects.toThrow(
      "pool: a worker died",
    );
  });
});
