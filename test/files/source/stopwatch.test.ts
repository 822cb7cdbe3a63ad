import { expect, it } from "vitest";
import { Stopwatch } from "../../../src/files/source/stopwatch.ts";

const wait = (milliseconds: number): string => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
  return "done";
};

it("adds up the time of a stage and hands on its result", () => {
  const stopwatch = new Stopwatch();
  expect(stopwatch.measure("read", () => wait(3))).toBe("done");
  stopwatch.measure("read", () => wait(3));
  const { start, read, decompress, decode, count, total } = stopwatch.timing();
  expect(read).toBeGreaterThanOrEqual(6);
  expect([decompress, decode, count]).toEqual([0, 0, 0]);
  expect(total).toBeGreaterThanOrEqual(start + read);
});

it("counts the time of work that fails", () => {
  const stopwatch = new Stopwatch();
  const fail = () => {
    wait(2);
    throw new Error("no");
  };
  expect(() => stopwatch.measure("count", fail)).toThrow("no");
  expect(stopwatch.timing().count).toBeGreaterThanOrEqual(2);
});

it("counts asynchronous work without the stages inside of it", async () => {
  const stopwatch = new Stopwatch();
  const result = await stopwatch.measureAsync("decode", async () => {
    wait(2);
    return await stopwatch.measureAsync("decompress", async () => wait(20));
  });
  const { decode, decompress } = stopwatch.timing();
  expect(result).toBe("done");
  expect(decompress).toBeGreaterThanOrEqual(20);
  expect(decode).toBeGreaterThanOrEqual(2);
  // However long the machine takes, the inner stage is not counted in the outer one as well.
  expect(decode + decompress).toBeLessThanOrEqual(stopwatch.timing().total);
});
