import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, browserProgram } from "../engines/browsers.ts";
import { openPage } from "../engines/open-page.ts";
import { buildPoolPage, POOL_BUNDLERS } from "./build-pool-page.ts";

/** A page that uses a pool, bundled and opened. */
export interface PoolPage {
  readonly bundler: string;
  readonly browser: Browser;
  /** Whether the server asks for cross-origin isolation. */
  readonly isolated: boolean;
  /** Whether there is memory for the threads to share. */
  readonly sharesMemory: boolean;
  /** What is not as it should be. */
  readonly faults: readonly string[];
}

/** A result of the pool. */
interface Result {
  /** Whether it has the bits that are computed without workers. */
  readonly equal: boolean;
  /** Sent to workers for it. */
  readonly messages: number;
}

/** What the page sends. */
interface Report {
  readonly isolated: boolean;
  readonly sharesMemory: boolean;
  readonly workers: number;
  readonly results?: Readonly<Record<string, Result>>;
  readonly faults: readonly string[];
}

/** Nothing but files of the server itself; what is forbidden is told to the server, in place of the page's report. */
const POLICY = { "content-security-policy": "default-src 'self'; report-uri /violation" };
const ISOLATION = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** Bundles the page by every bundler and opens each in every browser, with and without cross-origin isolation. */
export async function* openPoolPages(): AsyncGenerator<PoolPage> {
  for (const bundler of POOL_BUNDLERS) {
    const project = mkdtempSync(join(tmpdir(), "softdice-pool-"));
    try {
      const folder = await buildPoolPage(bundler, project);
      for (const browser of Object.keys(browserProgram) as Browser[]) {
        for (const isolated of [false, true])
          yield { bundler, browser, isolated, ...(await open(folder, browser, isolated)) };
      }
    } finally {
      rmSync(project, { recursive: true });
    }
  }
}

type Findings = Pick<PoolPage, "sharesMemory" | "faults">;

async function open(folder: string, browser: Browser, isolated: boolean): Promise<Findings> {
  const headers = isolated ? { ...POLICY, ...ISOLATION } : POLICY;
  try {
    const report = (await openPage(browser, folder, { headers, minutes: 5 })) as Report;
    if (!("faults" in report)) throw new Error(`forbidden: ${JSON.stringify(report)}`);
    return { sharesMemory: report.sharesMemory, faults: faultsOf(report, browser, isolated) };
  } catch (error) {
    return { sharesMemory: false, faults: [(error as Error).message] };
  }
}

function faultsOf(report: Report, browser: Browser, isolated: boolean): string[] {
  // WebKitGTK 2.50 isolates a page and gives it no SharedArrayBuffer all the same.
  const expected = { isolated, sharesMemory: isolated && browser !== "webkitgtk", workers: 2 };
  const faults = [...report.faults];
  for (const name of Object.keys(expected) as (keyof typeof expected)[]) {
    if (report[name] !== expected[name]) faults.push(`${name} is ${report[name]}, want ${expected[name]}`);
  }
  const results = Object.entries(report.results ?? {});
  for (const [name, { equal, messages }] of results) {
    if (!equal) faults.push(`${name}: other bits than without workers`);
    if (messages === 0) faults.push(`${name}: not computed by workers`);
  }
  const count = report.sharesMemory ? 5 : 4;
  if (results.length !== count) faults.push(`${results.length} results, want ${count}`);
  return faults;
}
