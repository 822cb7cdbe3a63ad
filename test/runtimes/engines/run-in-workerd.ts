import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { here } from "../install.ts";
import type { Outcome } from "../outcome.ts";
import { bundleTests } from "./bundle-tests.ts";

export const workerd: string = join(here, "node_modules/@cloudflare/workerd-linux-64/bin/workerd");

const CONFIG = `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(
    name = "tests",
    worker = (
      modules = [(name = "worker", esModule = embed "worker.js"), (name = "tests.js", esModule = embed "tests.js")],
      compatibilityDate = "2026-07-01",
    ),
  )],
);
`;

const WORKER = `
import { run } from "tests.js";
export default {
  async test() {
    console.log(JSON.stringify(await run()));
  },
};
`;

/** Runs the portable tests in one request of workerd, which has no files, no workers, and compiles nothing. */
export async function runInWorkerd(): Promise<Outcome[]> {
  const folder = mkdtempSync(join(tmpdir(), "softdice-workerd-"));
  try {
    await bundleTests(folder, "workerd");
    writeFileSync(join(folder, "worker.js"), WORKER);
    writeFileSync(join(folder, "config.capnp"), CONFIG);
    const child = spawn(workerd, ["test", join(folder, "config.capnp")], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [said, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const report = said.split("\n").find((line) => line.startsWith("["));
    if (report === undefined)
      throw new Error(`workerd reported nothing\n${said}${complaints}`.slice(0, 4000));
    return JSON.parse(report);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
