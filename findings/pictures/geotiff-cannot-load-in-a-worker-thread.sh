#!/usr/bin/env bash
# geotiff 3.0.5, import in a worker thread of Node: geotiff decodes in worker threads of its own, by web-worker 1.5.0. Loaded in any
# worker thread, web-worker takes it for one of its own, and reads from workerData which module it should run. A program that reads TIFF
# files in worker threads without workerData, such as those of Vitest's pool "threads", cannot load geotiff there. On the main thread it can.
# Seen: the import is a TypeError about workerData, and succeeds once workerData is any object.
source "$(dirname "$0")/../run.sh"
finding geotiff@3.0.5 <<'JS'
import { Worker } from "node:worker_threads";
const code = `const { parentPort } = require("node:worker_threads");
import(process.argv[2]).then(
  (module) => parentPort.postMessage("loads " + typeof module.fromArrayBuffer),
  (error) => parentPort.postMessage(error.name + ": " + error.message),
);`;
const geotiff = import.meta.resolve("geotiff");
console.log("main thread: loads", typeof (await import(geotiff)).fromArrayBuffer);
for (const workerData of [undefined, { name: "scan.tif" }]) {
  const worker = new Worker(code, { eval: true, argv: [geotiff], workerData });
  const outcome = await new Promise((resolve) => worker.once("message", resolve).once("error", (error) => resolve("dies: " + error.message)));
  console.log(`worker thread with ${JSON.stringify(workerData)}: ${outcome}`);
  await worker.terminate();
}
JS
seen "main thread: loads function
worker thread with undefined: TypeError: Cannot destructure property 'mod' of 'threads.workerData' as it is undefined.
worker thread with {\"name\":\"scan.tif\"}: loads function"
