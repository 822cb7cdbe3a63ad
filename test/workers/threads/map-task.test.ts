import { describe, expect, it } from "vitest";
import type { Crew } from "../../../src/workers/threads/crew.ts";
import { mapTask } from "../../../src/workers/threads/map-task.ts";

/** Workers that double a number after as many turns of other promises, and fail at negative ones. */
function makeCrew(size: number, log: [worker: number, payload: number][] = []) {
  const call = async (worker: number, task: string, payload: number) => {
    expect(task).toBe("double");
    log.push([worker, payload]);
    for (let turn = 0; turn < Math.abs(payload); turn++) await null;
    if (payload < 0) throw new Error(`no ${payload}`);
    return 2 * payload;
  };
  return { size, call, closed: null } as unknown as Crew;
}

describe("without a listener", () => {
  it("gives the results in the order of the payloads", async () => {
    expect(await mapTask(makeCrew(2), "double", [30, 1, 2, 3])).toEqual([60, 2, 4, 6]);
    expect(await mapTask(makeCrew(2), "double", [])).toEqual([]);
  });

  it("has each worker do one at a time", async () => {
    const log: [number, number][] = [];
    await mapTask(makeCrew(2, log), "double", [400, 1, 1, 1]);
    expect(log).toEqual([
      [0, 400],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  it("ends with the first failure, and gives out no more", async () => {
    const log: [number, number][] = [];
    await expect(mapTask(makeCrew(2, log), "double", [20, -1, 3, 4, 5])).rejects.toThrow("no -1");
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(log).toHaveLength(2);
  });
});

describe("with a listener", () => {
  it("tells what came of each payload, failures too, and keeps nothing", async () => {
    const told: [index: number, outcome: unknown][] = [];
    const result = await mapTask(makeCrew(1), "double", [2, -1, 3], (outcome, index) =>
      told.push([index, outcome]),
    );
    expect(result).toBe(undefined);
    expect(told).toEqual([
      [0, { status: "fulfilled", value: 4 }],
      [1, { status: "rejected", reason: new Error("no -1") }],
      [2, { status: "fulfilled", value: 6 }],
    ]);
  });

  it("ends where the listener throws", async () => {
    const log: [number, number][] = [];
    const fail = () => {
      throw new Error("disk full");
    };
    await expect(mapTask(makeCrew(1, log), "double", [1, 2, 3], fail)).rejects.toThrow("disk full");
    expect(log).toHaveLength(1);
  });

  it("ends where the pool is closed: that is no fault of a payload", async () => {
    const crew = makeCrew(1);
    Object.assign(crew, { closed: new Error("over") });
    const listen = () => expect.unreachable();
    await expect(mapTask(crew, "double", [-1], listen)).rejects.toThrow("over");
  });
});

it.each<[string, Parameters<typeof mapTask>, string]>([
  ["a task", [makeCrew(1), 3 as never, []], "map: task is 3, want the name"],
  ["payloads", [makeCrew(1), "double", 3 as never], "map: payloads are 3, want an array"],
  ["a listener", [makeCrew(1), "double", [], 3 as never], "map: onSettled is 3, want a function"],
  ["a pool without workers", [makeCrew(0), "double", []], "map: the pool has 0 workers, want at least 1"],
])("refuses %s", async (_, args, message) => {
  await expect(mapTask(...args)).rejects.toThrow(message);
});
