import { expect, it, vi } from "vitest";
import { diceLoss, lovaszSoftmaxLoss, valueAndGrad } from "../../src/index.ts";
import type { Crew } from "../../src/workers/crew.ts";
import { finishLoss, startLoss } from "../../src/workers/loss-task.ts";
import { lossInParts } from "../../src/workers/parallel-loss.ts";
import type { ParallelLoss } from "../../src/workers/parallel-losses.ts";
import { lossInputs } from "./loss-inputs.ts";

/** Workers that do their work at once, and note what they are asked. */
function makeCrew(size: number) {
  const call = vi.fn(async (_: number, task: string, payload: never) => {
    const tasks: Record<string, (payload: never) => { value: unknown }> = { startLoss, finishLoss };
    return tasks[task]!(payload).value;
  });
  return { crew: { size, call } as unknown as Crew, call };
}

const { logits, labels } = lossInputs("last", 3);
const options = { activation: "softmax" };

it("asks every worker twice for each sample", async () => {
  const { crew, call } = makeCrew(2);
  const want = valueAndGrad((x) => diceLoss(x, labels, options as never))(logits);
  expect(await lossInParts(crew, 0, diceLoss, logits, labels, options)).toEqual(want);
  expect(call.mock.calls.map(([worker, task]) => `${worker} ${task}`).sort()).toEqual([
    ...["0 finishLoss", "0 finishLoss", "0 startLoss", "0 startLoss"],
    ...["1 finishLoss", "1 finishLoss", "1 startLoss", "1 startLoss"],
  ]);
});

it.each<[string, number, number, ParallelLoss]>([
  ["no workers", 0, 0, diceLoss],
  ["a small prediction", 2, logits.size + 1, diceLoss],
  ["a loss that is not to be cut", 2, 0, lovaszSoftmaxLoss as ParallelLoss],
  ["a loss of the caller's", 2, 0, (x, t, o) => diceLoss(x, t, o as never)],
])("asks none for %s", async (_, workers, inlineBelow, loss) => {
  const { crew, call } = makeCrew(workers);
  const want = valueAndGrad((x) => loss(x, labels, options))(logits);
  expect(await lossInParts(crew, inlineBelow, loss, logits, labels, options)).toEqual(want);
  expect(call).not.toHaveBeenCalled();
});
