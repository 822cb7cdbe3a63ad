import fc from "fast-check";
import { it } from "vitest";

/** A test of one property: `prop([arbitraries], parameters)(title, body)`, where the body throws or returns false for a counterexample. */
export function prop<Inputs extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof Inputs]: fc.Arbitrary<Inputs[K]> },
  parameters: fc.Parameters<Inputs>,
): (title: string, body: (...inputs: Inputs) => void) => void {
  return (title, body) => {
    it(title, () => {
      fc.assert(fc.property<Inputs>(...arbitraries, body), parameters);
    });
  };
}
