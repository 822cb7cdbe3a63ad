import * as module from "@tensorflow/tfjs";
import { generic, second } from "../points.ts";
import { type Foreign, type Row, row } from "../sweep-case.ts";

const tf: Foreign = module;

/** The real and the imaginary part, one after the other. */
const joined = (z: Foreign) => tf.concat([tf.reshape(tf.real(z), [-1]), tf.reshape(tf.imag(z), [-1])]);
const two = { generic: [generic(2, 4), second(2, 4)] };

/** Discrete Fourier transforms, of a complex signal by its two parts. */
export const SPECTRA: readonly Row[] = [
  row("complex", (real, imag) => joined(tf.complex(real, imag)), two),
  row("spectral.fft", (real, imag) => joined(tf.spectral.fft(tf.complex(real, imag))), two),
  row("spectral.ifft", (real, imag) => joined(tf.spectral.ifft(tf.complex(real, imag))), two),
  row("spectral.rfft", (x) => joined(tf.spectral.rfft(x)), { generic: generic(2, 4) }),
  row("spectral.irfft", (real, imag) => tf.spectral.irfft(tf.complex(real, imag)), {
    generic: [generic(2, 5), second(2, 5)],
  }),
  row("signal.stft", (x) => joined(tf.signal.stft(x, 4, 2)), { generic: generic(8) }),
];
