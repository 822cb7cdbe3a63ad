import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { buildLibrary } from "../contract/build-library.ts";

const script = join(buildLibrary(), "workers/worker.js");

it("answers as a thread, and ends when it is ended", async () => {
  const worker = new Worker(script);
  const reply = new Promise((resolve) => worker.once("message", resolve));
  const labels = Uint8Array.of(0, 1);
  worker.postMessage({
    id: 1,
    task: "countPart",
    payload: { prediction: labels, target: labels, mask: null, options: { classes: 2 } },
  });
  expect(await reply).toMatchObject({ id: 1, value: { voxels: 2 } });
  await worker.terminate();
});
