import { describe, expect, expectTypeOf, it } from "vitest";
import {
  awaited,
  isPromise,
  type MaybeAsync,
  runToEnd,
} from "../../../src/gradcheck/arguments/maybe-async.ts";

function* addAll(...given: (number | PromiseLike<number>)[]): MaybeAsync<number> {
  let total = 0;
  for (const one of given) total += yield* awaited(one);
  return total;
}

describe("run", () => {
  it("gives the result itself where nothing is waited for", () => {
    expect(runToEnd(addAll(1, 2, 3))).toBe(6);
  });

  it("gives a promise from the first promise on, wherever it comes", async () => {
    for (const given of [
      [Promise.resolve(1), 2, 3],
      [1, 2, Promise.resolve(3)],
      [1, 2, 3].map((value) => Promise.resolve(value)),
    ]) {
      const result = runToEnd(addAll(...given));
      expect(result).toBeInstanceOf(Promise);
      expect(await result).toBe(6);
    }
  });

  it("waits for one promise before it goes on to the next", async () => {
    const order: string[] = [];
    const later = (name: string) =>
      new Promise<void>((resolve) => {
        order.push(`${name} asked`);
        setTimeout(() => {
          order.push(`${name} came`);
          resolve();
        });
      });
    function* twice(): MaybeAsync<void> {
      yield* awaited(later("first"));
      yield* awaited(later("second"));
    }
    await runToEnd(twice());
    expect(order).toEqual(["first asked", "first came", "second asked", "second came"]);
  });

  it("throws what is thrown at once, and rejects with what is thrown later", async () => {
    function* throwing(first: unknown): MaybeAsync<never> {
      yield* awaited(first);
      throw new TypeError("broken");
    }
    expect(() => runToEnd(throwing(1))).toThrow(new TypeError("broken"));
    const result = runToEnd(throwing(Promise.resolve(1)));
    await expect(result).rejects.toThrow(new TypeError("broken"));
  });

  it("throws a rejection into the work, where it can be caught", async () => {
    function* forgiving(given: PromiseLike<number>): MaybeAsync<string> {
      try {
        return `${yield* awaited(given)}`;
      } catch (reason) {
        return `caught ${reason}`;
      }
    }
    expect(await runToEnd(forgiving(Promise.reject("no")))).toBe("caught no");
    expect(await runToEnd(forgiving(Promise.resolve(2)))).toBe("2");
    await expect(runToEnd(addAll(1, Promise.reject(new RangeError("outside"))))).rejects.toThrow(RangeError);
  });

  it("waits for whatever has a then, if that gives nothing back itself", async () => {
    const five = {
      // biome-ignore lint/suspicious/noThenProperty: that is what a promise of another library is.
      then(resolve: (value: number) => void): void {
        setTimeout(() => resolve(5));
      },
    } as unknown as PromiseLike<number>;
    expect(await runToEnd(addAll(1, five, five))).toBe(11);
  });
});

describe("isPromise", () => {
  it.each([
    [true, Promise.resolve()],
    // biome-ignore lint/suspicious/noThenProperty: that is what a promise of another library is.
    [true, { then: () => undefined }],
    // biome-ignore lint/suspicious/noThenProperty: a function is what makes a promise.
    [false, { then: 1 }],
    [false, null],
    [false, undefined],
    [false, 3],
    [false, () => Promise.resolve()],
    [false, [Promise.resolve()]],
  ])("is %s of %s", (want, given) => {
    expect(isPromise(given)).toBe(want);
  });
});

describe("awaited", () => {
  it("has the type of what is waited for", () => {
    expectTypeOf(awaited(Promise.resolve(1))).toEqualTypeOf<MaybeAsync<number>>();
    expectTypeOf(awaited("now")).toEqualTypeOf<MaybeAsync<string>>();
  });
});
