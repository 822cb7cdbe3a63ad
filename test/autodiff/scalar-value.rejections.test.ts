import process from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ignoreRejection } from "../../src/autodiff/scalar-value.ts";
import { customGradient, grad, tensor, valueAndGrad } from "../../src/index.ts";

const rejections: unknown[] = [];
const listen = (reason: unknown) => rejections.push(reason);

beforeEach(() => {
  rejections.length = 0;
  process.on("unhandledRejection", listen);
});
afterEach(() => {
  process.off("unhandledRejection", listen);
});

/** The rejections that Node reports once the tasks of now are done. */
async function reported(): Promise<readonly unknown[]> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  return rejections;
}

describe("ignoreRejection", () => {
  it("keeps a rejected promise from being reported", async () => {
    expect(ignoreRejection(Promise.reject(new Error("inner")))).toBe(true);
    expect(ignoreRejection(5)).toBe(false);
    expect(await reported()).toEqual([]);
  });
});

describe("what takes a function", () => {
  it("keeps the rejection of an asynchronous one from ending the process", async () => {
    const failing = (async () => {
      throw new Error("inner");
    }) as never;
    for (const derive of [grad(failing), valueAndGrad(failing), customGradient(failing)])
      expect(() => derive(tensor([1]))).toThrow(TypeError);
    expect(await reported()).toEqual([]);
  });
});
