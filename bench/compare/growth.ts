import { fileURLToPath } from "node:url";
import { runSubject } from "./subject-process.ts";

const subject = fileURLToPath(new URL("../turns/softdice.ts", import.meta.url));

/** What is varied, and the sizes of each point: its name, voxels, batch, classes, and words of the subject. */
const SERIES: readonly [string, readonly (readonly [string, number, number, number, string])[]][] = [
  ["voxels, 1×4", [32, 48, 64, 80].map((edge) => [`${edge}³`, edge ** 3, 1, 4, "plain"] as const)],
  [
    "classes, 1×64³",
    [2, 4, 8, 16, 32, 64].map((classes) => [`${classes}`, 64 ** 3, 1, classes, "plain"] as const),
  ],
  ["batch, 4×48³", [1, 2, 4].map((batch) => [`${batch}`, 48 ** 3, batch, 4, "plain"] as const)],
  [
    "class axis, 1×4×64³",
    [
      ["first", 64 ** 3, 1, 4, "plain"],
      ["last", 64 ** 3, 1, 4, "plain+last"],
    ],
  ],
  [
    "class axis, 1×14×64³",
    [
      ["first", 64 ** 3, 1, 14, "plain"],
      ["last", 64 ** 3, 1, 14, "plain+last"],
    ],
  ],
  [
    "voxels that count, 1×4×64³",
    [
      ["all", 64 ** 3, 1, 4, "plain"],
      ["those not ignored", 64 ** 3, 1, 4, "plain+mask"],
    ],
  ],
];

/** Losses of 1×4×48³ logits: the name in the table, and what the subject calls it, with its words. */
const LOSSES: readonly (readonly [string, string, string])[] = [
  ["softmax Dice", "softmax", "plain"],
  ["softmax Dice, squared", "softmax", "plain+squared"],
  ["softmax Dice, soft target", "softmax", "plain+soft"],
  ["sigmoid Dice", "softmax", "plain+sigmoid"],
  ["cross entropy", "categorical", "plain"],
  ["cross entropy, label smoothing", "categorical", "plain+smoothing"],
  ["binary cross entropy", "logistic", "plain+sigmoid"],
  ["focal, softmax", "focal", "plain"],
  ["focal, sigmoid", "focal", "plain+sigmoid"],
];

/** The time of each loss with its gradient, in nanoseconds of processor time an element, the least of several runs. */
export function measureLosses(): { name: string; nanoseconds: number }[] {
  return LOSSES.map(([name, loss, words]) => ({ name, nanoseconds: perElement(loss, words, 48 ** 3, 1, 4) }));
}

function perElement(loss: string, words: string, voxels: number, batch: number, classes: number): number {
  const args = ["--import", "tsx", subject, loss, "5", words, `${voxels}`, `${batch}`, `${classes}`];
  const { milliseconds } = runSubject([process.execPath, ...args]);
  return (Math.min(...milliseconds) * 1e6) / (voxels * batch * classes);
}

/** How the time of softmax Dice with its gradient grows: nanoseconds of processor time an element, the least of several runs. */
export function measureGrowth(): { series: string; points: { name: string; nanoseconds: number }[] }[] {
  return SERIES.map(([series, points]) => ({
    series,
    points: points.map(([name, voxels, batch, classes, place]) => ({
      name,
      nanoseconds: perElement("softmax", place, voxels, batch, classes),
    })),
  }));
}

/** Peaks of memory in MB for 2×14×96³ logits: of the arrays alone, and of losses with their gradient. */
export function measureMemory(): { name: string; peak: number }[] {
  return ["nothing", "softmax", "entropy", "focal", "lovasz"].map((name) => {
    const args = ["--import", "tsx", subject, name, "1", "plain", `${96 ** 3}`, "2", "14"];
    return { name, peak: runSubject([process.execPath, ...args]).peak! };
  });
}
