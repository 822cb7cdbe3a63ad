// A worker: each job is a list of cases, of which softdice writes a state. Run as many as you like, on any machine that sees the folders:
//   npm exec -- node worker.mjs
import { spawn } from "node:child_process";
import { once } from "node:events";
import { Worker } from "bullmq";

async function score({ data: { cases, options, output } }) {
  const folders = ["predictions", "targets"];
  const args = ["score", ...folders, ...options, "--cases", "-", "--state", "--resume", "-o", output];
  const child = spawn("softdice", args, { stdio: ["pipe", "inherit", "inherit"] });
  child.stdin.on("error", () => {});
  child.stdin.end(cases.join("\n"));
  const [code] = await once(child, "close");
  // With 2 some cases failed: the state names them.
  if (code !== 0 && code !== 2) throw new Error(`softdice ended with ${code}`);
}

// The program runs beside this event loop, so a lock of three seconds is renewed in time, and the jobs of a dead worker start again soon.
const worker = new Worker("softdice", score, {
  connection: { host: process.env.REDIS_HOST ?? "127.0.0.1", port: Number(process.env.REDIS_PORT ?? 6379) },
  lockDuration: 3000,
  stalledInterval: 1500,
  maxStalledCount: 10,
});
worker.on("failed", (job, error) => console.error(`${job?.id}: ${error.message}`));
process.once("SIGTERM", () => worker.close());
