/** What is measured: value and gradient of a loss, or a count. */
export interface Work {
  readonly title: string;
  /** The name by which the subjects know it. */
  readonly name:
    | "binary"
    | "custom"
    | "softmax"
    | "entropy"
    | "focal"
    | "lovasz"
    | "centerline"
    | "counts"
    | "surfaces"
    | "files";
  readonly voxels: number;
  readonly batch?: number;
  readonly classes?: number;
  readonly runs: number;
  /** Names of subjects, in the order of the table. */
  readonly subjects: readonly string[];
  readonly goals: readonly Goal[];
}

/** A bound on the quotient of the least times of two subjects: other work on the machine makes a time longer, never shorter. */
export interface Goal {
  readonly subject: string;
  readonly beside: string;
  readonly atMost: number;
}

const goal = (subject: string, beside: string, atMost: number): Goal => ({ subject, beside, atMost });

export const PLAIN = "softdice";
export const INTO = "softdice, into";
export const ARENA = "softdice, arena";
export const WORKERS = "softdice, 2 workers";
export const COMMAND = "softdice score";
const C = "C";
const TORCH = "torch";
const JAX = "jax-js";
const TFJS = "tfjs wasm";
const NUMPY = "numpy";
const SCIPY = "scipy";
const PLASTIMATCH = "plastimatch";

export const WORKS: readonly Work[] = [
  {
    title: "softmax Dice, 2×14×96³",
    name: "softmax",
    voxels: 96 ** 3,
    batch: 2,
    classes: 14,
    runs: 2,
    subjects: [C, PLAIN, INTO, ARENA, WORKERS, TORCH],
    goals: [goal(PLAIN, C, 4), goal(PLAIN, TORCH, 1 / 1.3), goal(ARENA, C, 2.6), goal(WORKERS, C, 1.5)],
  },
  {
    title: "softmax Dice, 2×14×48³",
    name: "softmax",
    voxels: 48 ** 3,
    batch: 2,
    classes: 14,
    runs: 3,
    subjects: [C, PLAIN, ARENA, TORCH, JAX, TFJS],
    goals: [],
  },
  {
    title: "Dice + cross entropy, 2×14×96³",
    name: "entropy",
    voxels: 96 ** 3,
    batch: 2,
    classes: 14,
    runs: 2,
    subjects: [PLAIN, INTO, ARENA, TORCH],
    goals: [goal(PLAIN, TORCH, 1 / 1.8)],
  },
  {
    title: "focal, softmax, 1×4×64³",
    name: "focal",
    voxels: 64 ** 3,
    classes: 4,
    batch: 1,
    runs: 5,
    subjects: [PLAIN, INTO, ARENA, TORCH],
    goals: [goal(PLAIN, TORCH, 1)],
  },
  {
    title: "binary Dice, 8,388,608 voxels",
    name: "binary",
    voxels: 2 ** 23,
    runs: 4,
    subjects: [C, PLAIN, INTO, ARENA, TORCH, JAX, TFJS],
    goals: [goal(PLAIN, C, 3.5), goal(ARENA, C, 1.4), goal(ARENA, TORCH, 1 / 6), goal(ARENA, JAX, 1 / 4)],
  },
  {
    title: "binary Dice, 65,536 voxels",
    name: "binary",
    voxels: 2 ** 16,
    runs: 9,
    subjects: [C, PLAIN, INTO, ARENA, TORCH, JAX, TFJS],
    goals: [goal(PLAIN, JAX, 1 / 3)],
  },
  {
    title: "binary Dice, 2 voxels",
    name: "binary",
    voxels: 2,
    runs: 9,
    subjects: [PLAIN, TORCH, JAX, TFJS],
    goals: [goal(PLAIN, JAX, 1 / 3)],
  },
  {
    title: "custom Dice of operations, 1,048,576 voxels",
    name: "custom",
    voxels: 2 ** 20,
    runs: 5,
    subjects: [PLAIN, ARENA, TORCH, JAX],
    goals: [goal(PLAIN, JAX, 1)],
  },
  {
    title: "Lovász softmax, 1×4×64³",
    name: "lovasz",
    voxels: 64 ** 3,
    classes: 4,
    batch: 1,
    runs: 3,
    subjects: [PLAIN, TORCH],
    goals: [goal(PLAIN, TORCH, 1)],
  },
  {
    title: "centerline Dice, 48³",
    name: "centerline",
    voxels: 48 ** 3,
    runs: 3,
    subjects: [PLAIN, TFJS],
    goals: [],
  },
  {
    title: "counting two byte maps of 78,643,200 voxels",
    name: "counts",
    voxels: 78_643_200,
    runs: 4,
    subjects: [C, PLAIN, ARENA, NUMPY],
    goals: [goal(PLAIN, C, 4.8), goal(ARENA, C, 2.9)],
  },
  {
    title: "surface distances of 7 balls, 128³",
    name: "surfaces",
    voxels: 128 ** 3,
    batch: 1,
    classes: 8,
    runs: 3,
    subjects: [PLAIN, SCIPY],
    goals: [],
  },
  {
    title: "one pair of masks in files of 128³, a whole process",
    name: "files",
    voxels: 128 ** 3,
    classes: 2,
    runs: 3,
    subjects: [COMMAND, PLASTIMATCH],
    goals: [],
  },
];
