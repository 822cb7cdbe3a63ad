import * as jax from "@jax-js/jax";
import { generic, second } from "../points.ts";
import { type Foreign, type Row, row } from "../sweep-case.ts";

const np: Foreign = jax.numpy;

/** The real and the imaginary part, one after the other. */
const joined = ({ real, imag }: { real: Foreign; imag: Foreign }) =>
  np.concatenate([real.reshape([-1]), imag.reshape([-1])]);
const two = (...shape: number[]) => ({ generic: [generic(...shape), second(...shape)] });

/** Transforms of a complex signal, which is given as two real ones. */
const COMPLEX = ["fft", "ifft", "fft2", "ifft2", "fftn", "ifftn"].map((name) =>
  row(`fft.${name}`, (real, imag) => joined(np.fft[name]({ real, imag })), two(2, 4)),
);

/** Transforms between real signals and half of their spectra. */
const HALVES = ["irfft", "irfft2", "irfftn", "hfft"].map((name) =>
  row(`fft.${name}`, (real, imag) => np.fft[name]({ real, imag }), two(2, 5)),
);

const REAL = ["rfft", "rfft2", "rfftn", "ihfft"].map((name) =>
  row(`fft.${name}`, (x) => joined(np.fft[name](x)), { generic: generic(2, 8) }),
);

/** Discrete Fourier transforms. */
export const SPECTRA: readonly Row[] = [
  ...COMPLEX,
  ...HALVES,
  ...REAL,
  row("fft.fftshift", (x) => np.fft.fftshift(x), { generic: generic(5) }),
  row("fft.ifftshift", (x) => np.fft.ifftshift(x), { generic: generic(5) }),
];
