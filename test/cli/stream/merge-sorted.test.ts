import fc from "fast-check";
import { expect, it } from "vitest";
import { mergeSorted } from "../../../src/cli/stream/merge-sorted.ts";

it("gives the values of all sequences in the order of their ids, and of equal ids those of earlier sequences first", () => {
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(fc.stringMatching(/^[a-d]{0,3}$/)), { maxLength: 7 }), (lists) => {
      const sequences = lists.map((ids) => [...ids].sort().map((id) => ({ id })));
      const want = sequences
        .flatMap((values, from) => values.map(({ id }) => ({ id, from })))
        .sort((a, b) => (a.id === b.id ? a.from - b.from : a.id < b.id ? -1 : 1));
      expect([...mergeSorted(sequences)].map(({ value, from }) => ({ id: value.id, from }))).toEqual(want);
    }),
    { seed: 1, numRuns: 200 },
  );
});

it("reads no further than it has to", () => {
  let read = 0;
  function* sequence() {
    for (const id of ["a", "b", "c"]) {
      read++;
      yield { id };
    }
  }
  mergeSorted([sequence()]).next();
  expect(read).toBe(1);
});
