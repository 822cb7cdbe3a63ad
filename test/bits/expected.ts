import type { Fingerprint } from "./results.ts";

/** What every engine gives, written by `npm run bits`. */
export const EXPECTED: {
  readonly total: Fingerprint;
  readonly groups: Readonly<Record<string, Fingerprint>>;
} = {
  total: { count: 1516, hash: "9cac9d44a2c4d253" },
  groups: {
    diceLoss: { count: 60, hash: "f1c791c3b897fef7" },
    jaccardLoss: { count: 60, hash: "9780c95239b9eb70" },
    logDiceLoss: { count: 60, hash: "c2bdd52e766d4b9e" },
    logCoshDiceLoss: { count: 60, hash: "d9634f925eae2e23" },
    tverskyLoss: { count: 66, hash: "ba1d4d50f6a9496b" },
    focalTverskyLoss: { count: 66, hash: "c2948011695eec34" },
    generalizedDiceLoss: { count: 60, hash: "aa0d340c050c2f77" },
    crossEntropyLoss: { count: 36, hash: "25c093ee3fae2da5" },
    binaryCrossEntropyLoss: { count: 36, hash: "45215645a23f76df" },
    focalLoss: { count: 66, hash: "ff602d8d4d94696d" },
    diceCrossEntropyLoss: { count: 30, hash: "4244f8fa40aaa8e9" },
    diceFocalLoss: { count: 30, hash: "b1dd9c0336a6a805" },
    lovaszHingeLoss: { count: 36, hash: "75ee3d8bc6ffb417" },
    lovaszSoftmaxLoss: { count: 42, hash: "3795c7a63968703b" },
    centerlineDiceLoss: { count: 48, hash: "982ac7217b201485" },
    large: { count: 133, hash: "c9e6673ef2becc87" },
    presets: { count: 72, hash: "d4658cd175c40e7a" },
    elementary: { count: 136, hash: "10ff4db35f4c186e" },
    functions: { count: 86, hash: "aceab204a12aceee" },
    axes: { count: 126, hash: "ba48ad791ae0297e" },
    windows: { count: 78, hash: "edc8df157e501caf" },
    longSums: { count: 6, hash: "f56ac0ac1fb19a82" },
    scores: { count: 25, hash: "9e516b2a2d3f8ae8" },
    softScores: { count: 6, hash: "0e6535fb0a2cdf46" },
    surfaces: { count: 32, hash: "0c8e49ef0ba795c1" },
    meter: { count: 8, hash: "557c74cfa1dc7886" },
    gradcheck: { count: 20, hash: "346e899f841b5f2e" },
    edgeCases: { count: 32, hash: "2f75c385e42c52d7" },
  },
};
