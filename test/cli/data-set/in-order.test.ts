import fc from "fast-check";
import { expect, it } from "vitest";
import { inOrder } from "../../../src/cli/data-set/in-order.ts";

const places = Array.from({ length: 9 }, (_, place) => place);
const anySequence = fc.shuffledSubarray(places, { minLength: places.length });

it("hands over in order, each as soon as all before it are there", () => {
  fc.assert(
    fc.property(anySequence, (sequence) => {
      const taken: string[] = [];
      const put = inOrder<string>((value, place) => taken.push(`${place} ${value}`));
      const seen = new Set<number>();
      for (const place of sequence) {
        put(place, `value ${place}`);
        seen.add(place);
        const ready = places.findIndex((one) => !seen.has(one));
        expect(taken).toEqual(
          places.slice(0, ready < 0 ? places.length : ready).map((one) => `${one} value ${one}`),
        );
      }
    }),
  );
});
