import * as jax from "@jax-js/jax";
import { generic, second, shaped } from "../points.ts";
import { convention, type Foreign, fault, type Row, row } from "../sweep-case.ts";

const np: Foreign = jax.numpy;
const lax: Foreign = jax.lax;
const vectors = { generic: [generic(4), second(4)] };
const matrices = { generic: [generic(2, 3), second(3, 2)] };
const square = { generic: generic(3, 3) };
const positiveDefinite = (x: Foreign) =>
  np.add(np.matmul(x.ref, np.transpose(x)), np.array([2, 0, 0, 0, 2, 0, 0, 0, 2]).reshape([3, 3]));

const convolutions = [1, 2].flatMap((stride) =>
  ["SAME", "VALID"].map((padding) =>
    row(`lax.conv, stride ${stride}, ${padding}`, (x, k) => lax.conv(x, k, [stride, stride], padding), {
      generic: [generic(1, 2, 4, 4), second(2, 2, 2, 2)],
    }),
  ),
);

/** Products, convolutions and linear algebra. */
export const PRODUCTS: readonly Row[] = [
  row("matmul", (a, b) => np.matmul(a, b), matrices),
  row("matmul of batches", (a, b) => np.matmul(a, b), { generic: [generic(2, 2, 3), second(2, 3, 2)] }),
  row("matmul of a batch and a matrix", (a, b) => np.matmul(a, b), {
    generic: [generic(2, 2, 3), second(3, 2)],
  }),
  row("matmul(a, a)", (a) => np.matmul(a.ref, a), square),
  row("dot", (a, b) => np.dot(a, b), vectors),
  row("inner", (a, b) => np.inner(a, b), vectors),
  row("outer", (a, b) => np.outer(a, b), vectors),
  row("vdot", (a, b) => np.vdot(a, b), vectors),
  row("vecdot", (a, b) => np.vecdot(a, b), vectors),
  row("cross", (a, b) => np.cross(a, b), { generic: [generic(3), second(3)] }),
  row("tensordot", (a, b) => np.tensordot(a, b, 1), matrices),
  row("convolve", (a, b) => np.convolve(a, b), { generic: [generic(5), second(3)] }),
  row("convolve, same", (a, b) => np.convolve(a, b, "same"), { generic: [generic(5), second(3)] }),
  row("correlate", (a, b) => np.correlate(a, b), { generic: [generic(5), second(3)] }),
  row("polyval", (a, b) => np.polyval(a, b), { generic: [generic(3), second(4)] }),
  row("polymul", (a, b) => np.polymul(a, b), { generic: [generic(3), second(3)] }),
  row("matvec", (a, b) => np.matvec(a, b), { generic: [generic(2, 3), second(3)] }),
  row("vecmat", (a, b) => np.vecmat(a, b), { generic: [generic(3), second(3, 2)] }),
  row("einsum of three axes", (a, b) => np.einsum("bij,bkj->bik", a, b), {
    generic: [generic(2, 2, 3), second(2, 3, 3)],
  }),
  row(
    "lax.convGeneralDilated, dilation 2",
    (x, k) => lax.convGeneralDilated(x, k, [1, 1], "VALID", { rhsDilation: [2, 2] }),
    {
      generic: [generic(1, 2, 4, 4), second(2, 2, 2, 2)],
    },
  ),
  row(
    "lax.convGeneralDilated, groups",
    (x, k) => lax.convGeneralDilated(x, k, [1, 1], "SAME", { featureGroupCount: 2 }),
    {
      generic: [generic(1, 2, 4, 4), second(2, 1, 2, 2)],
    },
  ),
  row(
    "lax.convWithGeneralPadding",
    (x, k) =>
      lax.convWithGeneralPadding(
        x,
        k,
        [2, 1],
        [
          [1, 0],
          [0, 1],
        ],
        [1, 2],
        [1, 1],
      ),
    { generic: [generic(1, 2, 4, 4), second(2, 2, 2, 2)] },
  ),
  row("einsum", (a, b) => np.einsum("ij,jk->ik", a, b), matrices),
  ...convolutions,
  row("lax.convTranspose", (x, k) => lax.convTranspose(x, k, [2, 2], "SAME"), {
    generic: [generic(1, 2, 2, 2), second(2, 2, 2, 2)],
  }),
  row("lax.reduceWindow, maximum", (x) => lax.reduceWindow(x, np.max, [2, 2], [1, 1]), {
    generic: generic(4, 4),
  }),
  row("lax.reduceWindow, mean", (x) => lax.reduceWindow(x, np.mean, [2, 2], [1, 1]), {
    generic: generic(4, 4),
  }),
  row("linalg.det", (x) => np.linalg.det(x), square),
  row(
    "linalg.det of a singular matrix",
    (x) => np.linalg.det(x),
    { singular: shaped([2, 2], 1, 2, 2, 4) },
    {
      formula: (x) => [x![0]! * x![3]! - x![1]! * x![2]!],
      notes: fault("NaN; the slopes are the cofactors", "singular"),
    },
  ),
  row("linalg.inv", (x) => np.linalg.inv(positiveDefinite(x)), square),
  row("linalg.solve", (a, b) => np.linalg.solve(positiveDefinite(a), b), {
    generic: [generic(3, 3), second(3)],
  }),
  row("linalg.slogdet", (x) => np.linalg.slogdet(positiveDefinite(x))[1], square),
  row("linalg.cholesky", (x) => np.linalg.cholesky(positiveDefinite(x)), square),
  row("linalg.matrixPower", (x) => np.linalg.matrixPower(x, 3), square),
  row(
    "lax.linalg.cholesky of all elements",
    (x) => lax.linalg.cholesky(x),
    {
      generic: shaped([2, 2], 2, 0.5, 0.5, 3),
    },
    {
      formula: (x) => {
        const [a, , c, d] = x!;
        return [Math.sqrt(a!), 0, c! / Math.sqrt(a!), Math.sqrt(d! - (c! * c!) / a!)];
      },
      notes: convention("half to each of two symmetric elements; the value reads the lower one", "generic"),
    },
  ),
];
