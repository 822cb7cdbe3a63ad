// Fills the queue with the ids of the standard input, some to a job, and waits until all are scored. Options are those of softdice score:
//   ls targets | sed 's/\..*//' | npm exec -- node queue.mjs --metrics dice,hd95 && softdice merge state-*.json
import { text } from "node:stream/consumers";
import { Queue, QueueEvents } from "bullmq";

const CASES_PER_JOB = Number(process.env.CASES_PER_JOB ?? 100);
const connection = {
  host: process.env.REDIS_HOST ?? "127.0.0.1",
  port: Number(process.env.REDIS_PORT ?? 6379),
};
const options = process.argv.slice(2);
const ids = (await text(process.stdin)).split("\n").filter((id) => id !== "");
const queue = new Queue("softdice", { connection });
const events = new QueueEvents("softdice", { connection });
await events.waitUntilReady();
const jobs = await queue.addBulk(
  Array.from({ length: Math.ceil(ids.length / CASES_PER_JOB) }, (_, k) => ({
    name: `part ${k}`,
    data: {
      cases: ids.slice(k * CASES_PER_JOB, (k + 1) * CASES_PER_JOB),
      options,
      output: `state-${k}.json`,
    },
    opts: { attempts: 3 },
  })),
);
await Promise.all(jobs.map((job) => job.waitUntilFinished(events)));
await Promise.all([queue.close(), events.close()]);
