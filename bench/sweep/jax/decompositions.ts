import * as jax from "@jax-js/jax";
import { generic, second, shaped } from "../points.ts";
import { type Foreign, type Row, row } from "../sweep-case.ts";

const np: Foreign = jax.numpy;
const lax: Foreign = jax.lax;
const { linalg } = np;
const square = { generic: generic(3, 3) };
/** x + xᵀ, whose eigenvalues are real. */
const symmetric = (x: Foreign) => np.add(x.ref, np.transpose(x));
const triangular = shaped([3, 3], 2, 0, 0, 0.5, 1.5, 0, -0.3, 0.7, 1.2);

/** Decompositions of matrices, and what is solved by them. */
export const DECOMPOSITIONS: readonly Row[] = [
  row("linalg.eigvalsh", (x) => linalg.eigvalsh(symmetric(x)), square),
  row("linalg.eigh, eigenvalues", (x) => linalg.eigh(symmetric(x))[0], square),
  row("linalg.eigh, squares of eigenvectors", (x) => np.square(linalg.eigh(symmetric(x))[1]), square),
  row("linalg.svdvals", (x) => linalg.svdvals(x), { generic: generic(3, 2) }),
  row("linalg.lstsq", (a, b) => linalg.lstsq(a, b), { generic: [generic(4, 2), second(4, 1)] }),
  row("linalg.matrixNorm", (x) => linalg.matrixNorm(x), square),
  row("linalg.matrixNorm, 1", (x) => linalg.matrixNorm(x, { ord: 1 }), square),
  row("linalg.vectorNorm", (x) => linalg.vectorNorm(x), { generic: generic(4) }),
  row("linalg.multiDot", (a, b) => linalg.multiDot([a, b.ref, b]), {
    generic: [generic(3, 3), second(3, 3)],
  }),
  row("linalg.matrixTranspose", (x) => linalg.matrixTranspose(x), { generic: generic(2, 3) }),
  row("lax.linalg.lu", (x) => lax.linalg.lu(x)[0], square),
  row(
    "lax.linalg.triangularSolve",
    (a, b) => lax.linalg.triangularSolve(a, b, { leftSide: true, lower: true }),
    {
      generic: [triangular, second(3, 2)],
    },
  ),
  row(
    "lax.linalg.triangularSolve, transposed",
    (a, b) => lax.linalg.triangularSolve(a, b, { leftSide: true, lower: true, transposeA: true }),
    { generic: [triangular, second(3, 2)] },
  ),
];
