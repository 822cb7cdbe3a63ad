import { aligned } from "../table/table.ts";
import type { PoolPage } from "./pool-pages.ts";

/** Bundled pages that use a pool: a row for each bundler and browser, without and with isolation. */
export function poolTable(pages: readonly PoolPage[]): string {
  const heads = ["bundler", "browser", "cross-origin isolated", "memory", "bits equal"];
  const rows = pages.map(({ bundler, browser, isolated, sharesMemory, faults }) => [
    bundler,
    browser,
    isolated ? "yes" : "no",
    sharesMemory ? "shared" : "sent",
    faults.length === 0 ? "yes" : "no",
  ]);
  return aligned([heads, ...rows]);
}
