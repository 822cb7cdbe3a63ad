import { surveys } from "../gradcheck/surveys.ts";
import { cases } from "../gradcheck/times.ts";
import type { Suite } from "../harness/subject.ts";

export const gradcheck: Suite = {
  name: "gradcheck",
  title: "how often checks of gradients are wrong, and how long ours takes",
  notes: [
    "In %: right gradients that fail, or get no verdict; wrong ones that fail, by what is wrong.",
    "Beside a precision: how many cases that is of. Who fails what is right fails what is wrong, too.",
    "Evaluations of f: the most that a right gradient takes.",
  ],
  unit: "voxel",
  cases,
  surveys,
};
