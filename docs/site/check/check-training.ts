import { train } from "../../course/lab/training.ts";
import { escapePath, RACERS } from "../../course/models/sigmoid.ts";
import { trainTwoParameters } from "../../course/models/smooth.ts";

/** Processor time that a button which trains may take, in milliseconds; the page shows that it is at work. */
const RUN = 1000;

const RUNS: Readonly<Record<string, () => unknown>> = {
  "the collapse of chapter 3": () =>
    trainTwoParameters({ epsilon: 1, place: "both", empties: true, seed: 1 }),
  "the race of chapter 2": () => RACERS.map(([racer]) => escapePath(racer, -6, 1500)),
  "the network of the lab": () => train({ loss: "dice", seed: 1, steps: 50 }),
};

/** Measures the runs behind the buttons that train: the least processor time of three, which other work disturbs least. */
export function checkTraining(): string[] {
  const faults: string[] = [];
  for (const [name, run] of Object.entries(RUNS)) {
    const times = [0, 1, 2].map(() => {
      const start = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    const each = Math.min(...times);
    console.log(`${name}: ${each.toFixed(0)} ms of processor time`);
    if (each > RUN) faults.push(`${name} takes ${each.toFixed(0)} ms of processor time, want ${RUN}`);
  }
  return faults;
}
