import * as jax from "@jax-js/jax";
import { sort } from "../../../src/index.ts";
import { equalTo, generic, second } from "../points.ts";
import { convention, type Foreign, fault, type Row, row } from "../sweep-case.ts";

const np: Foreign = jax.numpy;
const lax: Foreign = jax.lax;
const places = (...values: number[]) => np.array(Int32Array.from(values));
const one = (name: string, f: Foreign, ...shape: number[]) => row(name, f, { generic: generic(...shape) });

/** Functions that arrange elements. */
export const ARRAYS: readonly Row[] = [
  one("sort", (x: Foreign) => np.sort(x), 5),
  one("sort, axis 0", (x: Foreign) => np.sort(x, 0), 3, 2),
  row(
    "sort of equal elements",
    (x) => np.sort(x),
    { ties: equalTo(1, 3) },
    {
      ours: (x) => sort(x!),
      notes: convention("stable", "ties"),
    },
  ),
  row(
    "topK of equal elements",
    (x) => lax.topK(x, 2)[0],
    { ties: equalTo(1, 3) },
    {
      formula: (x) => [...x!].sort((a, b) => b - a).slice(0, 2),
      notes: convention("the first of equal elements", "ties"),
    },
  ),
  one("topK", (x: Foreign) => lax.topK(x, 2)[0], 5),
  one("take", (x: Foreign) => np.take(x, places(2, 0, 2)), 3),
  row(
    "take, place −1",
    (x) => np.take(x, places(-1, 1)),
    { generic: generic(3) },
    {
      formula: (x) => [x![0]!, x![1]!],
      notes: fault("forward reads element 0 for the place −1, and backward gives it nothing", "generic"),
    },
  ),
  one("takeAlongAxis", (x: Foreign) => np.takeAlongAxis(x, places(1, 0).reshape([2, 1]), 1), 2, 3),
  one("slice", (x: Foreign) => x.slice([1, 3]), 5),
  one(
    "pad",
    (x: Foreign) =>
      np.pad(x, [
        [1, 2],
        [0, 1],
      ]),
    2,
    3,
  ),
  one("flip", (x: Foreign) => np.flip(x, 1), 2, 3),
  one("roll", (x: Foreign) => np.roll(x, 2), 5),
  one("rot90", (x: Foreign) => np.rot90(x), 2, 3),
  one("tile", (x: Foreign) => np.tile(x, [2, 3]), 2, 2),
  one("repeat", (x: Foreign) => np.repeat(x, 2, 1), 2, 2),
  one("reshape", (x: Foreign) => x.reshape([3, 2]), 2, 3),
  one("transpose", (x: Foreign) => np.transpose(x, [2, 0, 1]), 2, 3, 2),
  one("moveaxis", (x: Foreign) => np.moveaxis(x, 0, 2), 2, 3, 2),
  one("swapaxes", (x: Foreign) => np.swapaxes(x, 0, 1), 2, 3),
  one("squeeze", (x: Foreign) => np.squeeze(x), 1, 3, 1),
  one("expandDims", (x: Foreign) => np.expandDims(x, 1), 3),
  one("broadcastTo", (x: Foreign) => np.broadcastTo(x, [4, 2, 3]), 2, 3),
  one("diag", (x: Foreign) => np.diag(x), 3),
  one("diag of a matrix", (x: Foreign) => np.diag(x), 3, 3),
  one("diagonal", (x: Foreign) => np.diagonal(x, 1), 3, 3),
  one("trace", (x: Foreign) => np.trace(x), 3, 3),
  one("tril", (x: Foreign) => np.tril(x), 3, 3),
  one("triu", (x: Foreign) => np.triu(x), 3, 3),
  one("diff", (x: Foreign) => np.diff(x), 5),
  one("diff, twice", (x: Foreign) => np.diff(x, 2), 5),
  one("ediff1d", (x: Foreign) => np.ediff1d(x), 5),
  one("trapezoid", (x: Foreign) => np.trapezoid(x), 5),
  one("vander", (x: Foreign) => np.vander(x), 3),
  one("cov", (x: Foreign) => np.cov(x), 2, 4),
  one("corrcoef", (x: Foreign) => np.corrcoef(x), 2, 4),
  one("fliplr", (x: Foreign) => np.fliplr(x), 2, 3),
  one("flipud", (x: Foreign) => np.flipud(x), 2, 3),
  one("ravel", (x: Foreign) => np.ravel(x), 2, 3),
  one("matrixTranspose", (x: Foreign) => np.matrixTranspose(x), 2, 3),
  one("permuteDims", (x: Foreign) => np.permuteDims(x, [1, 2, 0]), 2, 3, 2),
  one("diagflat", (x: Foreign) => np.diagflat(x), 3),
  one("unstack", (x: Foreign) => np.unstack(x)[1], 2, 3),
  one("hsplit", (x: Foreign) => np.hsplit(x, 2)[1], 2, 4),
  one("vsplit", (x: Foreign) => np.vsplit(x, 2)[1], 4, 2),
  one("applyAlongAxis", (x: Foreign) => np.applyAlongAxis((line: Foreign) => np.cumsum(line), 0, x), 3, 2),
  one("polyder", (x: Foreign) => np.polyder(x), 4),
  one("split", (x: Foreign) => np.split(x, 2, 1)[1], 2, 4),
  one(
    "fft, real part",
    (x: Foreign) => {
      const { real, imag } = np.fft.rfft(x);
      imag.dispose?.();
      return real;
    },
    8,
  ),
  row("concatenate", (a, b) => np.concatenate([a, b], 1), { generic: [generic(2, 2), second(2, 1)] }),
  row("stack", (a, b) => np.stack([a, b], 1), { generic: [generic(3), second(3)] }),
  row("vstack", (a, b) => np.vstack([a, b]), { generic: [generic(3), second(3)] }),
  row("dstack", (a, b) => np.dstack([a, b]), { generic: [generic(3), second(3)] }),
  row("columnStack", (a, b) => np.columnStack([a, b]), { generic: [generic(3), second(3)] }),
  row("append", (a, b) => np.append(a, b), { generic: [generic(3), second(2)] }),
  row("hstack", (a, b) => np.hstack([a, b]), { generic: [generic(3), second(3)] }),
];
