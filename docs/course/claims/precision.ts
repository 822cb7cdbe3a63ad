import * as models from "../models/precision.ts";
import { type Calls, type Claim, claimsOf } from "./claim.ts";

const DIGITS = "derived: the format has as many digits as this power of two";
const FLOAT32 = "https://en.wikipedia.org/wiki/Single-precision_floating-point_format; counted here";

export const calls: Calls = models;

const claim = claimsOf("precision");

export const claims: readonly Claim[] = [
  claim("stops-float32", "counterStops", ["float32"], 16777216, 0, DIGITS),
  claim("stops-float16", "counterStops", ["float16"], 2048, 0, DIGITS),
  claim("stops-bfloat16", "counterStops", ["bfloat16"], 256, 0, DIGITS),
  { ...claim("naive-.1", "naiveSum", [52428800, 0.1], 2097152, 0, FLOAT32), slow: true },
  { ...claim("naive-.3", "naiveSum", [52428800, 0.3], 8388608, 0, FLOAT32), slow: true },
  {
    ...claim("library-.1", "librarySum", [4000000, 0.1], 400000, 1e-6, "the library sums in float64"),
    slow: true,
  },
  {
    ...claim("library-count", "libraryCount", [20000000], 20000000, 0, "the library counts whole numbers"),
    slow: true,
  },
  claim("epsilon-float32", "losesEpsilonAt", ["float32", 1e-5], 256, 0, DIGITS),
  claim("epsilon-float32-7", "losesEpsilonAt", ["float32", 1e-7], 2, 0, DIGITS),
  claim("epsilon-float16", "losesEpsilonAt", ["float16", 1e-5], 1 / 32, 0, DIGITS),
  claim("epsilon-float16-8", "losesEpsilonAt", ["float16", 1e-8], 0, 0, "the least float16 is 2⁻²⁴"),
  claim("epsilon-float32-1", "losesEpsilonAt", ["float32", 1], 16777216, 0, DIGITS),
  claim(
    "half-tiny",
    "stored",
    ["float16", 1e-4],
    1.0001659393310547e-4,
    1e-9,
    "the nearest number of 11 digits",
  ),
  claim("counters", "diceByCounters", [16000000, 27000000, 16000000], 0.9763, 1e-3, FLOAT32),
  claim(
    "counters-library",
    "diceByLibrary",
    [16000000, 27000000, 16000000],
    0.7442,
    1e-4,
    "derived: 2I/(P + T)",
  ),
];
