import { expect, it } from "vitest";
import { shareOut } from "../../../src/workers/threads/share-out.ts";

/** Work that ends when it is told to, and what was given to whom. */
function pieces() {
  const given: [piece: number, worker: number][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const work = (piece: number, worker: number) => {
    given.push([piece, worker]);
    return new Promise<void>((resolve, reject) => {
      ends[piece] = (error) => (error ? reject(error) : resolve());
    });
  };
  return { given, ends, work };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

it("gives every worker a piece, and its next one when it is done", async () => {
  const { given, ends, work } = pieces();
  const done = shareOut(2, 4, work, 1);
  const wanted = [
    [0, 0],
    [1, 1],
    [2, 1],
    [3, 1],
  ];
  expect(given).toEqual(wanted.slice(0, 2));
  for (const piece of [1, 2]) {
    ends[piece]!();
    await settle();
    expect(given).toEqual(wanted.slice(0, piece + 2));
  }
  ends[0]!();
  ends[3]!();
  await done;
  expect(given).toEqual(wanted);
});

it("gives a second piece ahead", async () => {
  const { given, ends, work } = pieces();
  const done = shareOut(2, 5, work);
  expect(given.map(([, worker]) => worker)).toEqual([0, 1, 0, 1]);
  for (const piece of [0, 1, 2, 3, 4]) {
    ends[piece]!();
    await settle();
  }
  await done;
});

it("gives out no more when a piece fails", async () => {
  const { given, ends, work } = pieces();
  const done = shareOut(2, 9, work, 1);
  ends[0]!(new Error("no"));
  await expect(done).rejects.toThrow("no");
  ends[1]!();
  await settle();
  expect(given).toHaveLength(2);
});

it("takes what throws at once for a failure, and nothing for done", async () => {
  const thrower = () => {
    throw new Error("at once");
  };
  await expect(shareOut(2, 3, thrower)).rejects.toThrow("at once");
  await shareOut(2, 0, thrower);
  await shareOut(0, 0, thrower);
});
