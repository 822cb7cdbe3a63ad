import { expect, inject, it } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** The runtime that is meant to run the tests; none in `npm test`. */
    readonly runtime: string | undefined;
  }
}

interface Scope {
  readonly Deno?: unknown;
  readonly Bun?: unknown;
  readonly navigator?: { readonly userAgent?: string };
  readonly process?: { readonly versions?: { readonly node?: string } };
}

/** Which runtime this is, by what only it has. Chromium also calls itself WebKit. */
function thisRuntime({ Deno, Bun, navigator, process }: Scope): string {
  if (Deno !== undefined) return "deno";
  if (Bun !== undefined) return "bun";
  const agent = navigator?.userAgent ?? "";
  if (agent.includes("Cloudflare-Workers")) return "workerd";
  if (agent.includes("Firefox/")) return "firefox";
  if (agent.includes("Chrome/")) return "chromium";
  if (agent.includes("AppleWebKit/")) return "webkitgtk";
  return `node${process?.versions?.node?.split(".")[0]}`;
}

it("is the one that is meant", () => {
  expect(thisRuntime(globalThis as Scope)).toBe(inject("runtime"));
});
