import type { Matcher } from "../../src/testing/gradcheck-matchers.ts";

type Assertion = (x: unknown, options?: object) => unknown;

/** As much of an `expect` as there is to the way in which Vitest and Jest call matchers. */
export interface ProtocolExpect {
  (loss: unknown): { toHaveCorrectGradient: Assertion; not: { toHaveCorrectGradient: Assertion } };
  extend(added: { readonly toHaveCorrectGradient: Matcher }): void;
}

/** An `expect` without matchers: `extend` adds them, and a promise of a result makes a promise of the assertion. */
export function protocolExpect(): ProtocolExpect {
  const matchers: { toHaveCorrectGradient?: Matcher } = {};
  const assertion =
    (loss: unknown, isNot: boolean): Assertion =>
    (x, options) => {
      const settle = ({ pass, message }: { readonly pass: boolean; readonly message: () => string }) => {
        if (pass === isNot) throw new Error(message());
      };
      const result = matchers.toHaveCorrectGradient!.call({ isNot }, loss, x, options);
      return result instanceof Promise ? result.then(settle) : settle(result);
    };
  const expect = (loss: unknown) => ({
    toHaveCorrectGradient: assertion(loss, false),
    not: { toHaveCorrectGradient: assertion(loss, true) },
  });
  return Object.assign(expect, { extend: (added: object) => void Object.assign(matchers, added) });
}
