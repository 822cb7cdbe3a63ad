import { afterEach, describe, expect, expectTypeOf, it, vi } from "vitest";
import { protocolExpect } from "./protocol-expect.ts";

/** Whether Vitest cannot make the runtime forget a module: pages and bundles. */
async function modulesAreKept(): Promise<boolean> {
  const module = await import("./protocol-expect.ts");
  vi.resetModules();
  return module === (await import("./protocol-expect.ts"));
}

describe("softdice/testing/jest", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it("registers the matchers with the global expect", async () => {
    const jestExpect = protocolExpect();
    vi.stubGlobal("expect", jestExpect);
    await import("../../src/testing/jest.ts");
    const f = (x: Float64Array) => x[0]! * x[0]!;
    jestExpect(f).toHaveCorrectGradient(new Float64Array([3]), { gradient: () => [6] });
    expect(() => jestExpect(f).toHaveCorrectGradient(new Float64Array([3]), { gradient: () => [3] })).toThrow(
      "gradcheck: fail",
    );
  });

  it("says what to do where there is none", async ({ skip }) => {
    skip(await modulesAreKept(), "this runtime imports a module once");
    vi.stubGlobal("expect", undefined);
    await expect(import("../../src/testing/jest.ts")).rejects.toThrow(
      "the global expect is missing, want Jest's setupFilesAfterEnv; without globals call expect.extend(gradcheckMatchers)",
    );
  });

  it("declares the types of Jest", () => {
    type Sync = jest.Matchers<void, (x: Float64Array) => number>;
    type Async = jest.Matchers<void, (x: Float64Array) => Promise<number>>;
    const check = (sync: Sync, async: Async) => {
      const x = new Float64Array(1);
      expectTypeOf(sync.toHaveCorrectGradient(x, { gradient: (y) => y })).toEqualTypeOf<void>();
      expectTypeOf(async.toHaveCorrectGradient(x, { gradient: (y) => y })).toEqualTypeOf<Promise<void>>();
      // @ts-expect-error there is no tolerance
      sync.toHaveCorrectGradient(x, { tolerance: 1 });
    };
    expect(check).toBeTypeOf("function");
  });
});
