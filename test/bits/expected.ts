import type { Fingerprint } from "./results.ts";

/** What every engine gives, written by `npm run bits`. */
export const EXPECTED: {
  readonly total: Fingerprint;
  readonly groups: Readonly<Record<string, Fingerprint>>;
} = {
  total: { count: 1383, hash: "73d07a0ec506edc4" },
  groups: {
    diceLoss: { count: 60, hash: "6402ad4dc29079b5" },
    jaccardLoss: { count: 60, hash: "568aa70533d08e60" },
    logDiceLoss: { count: 60, hash: "b2b797d9c709bded" },
    logCoshDiceLoss: { count: 60, hash: "f876c85453169cac" },
    tverskyLoss: { count: 66, hash: "53224d36acb254d9" },
    focalTverskyLoss: { count: 66, hash: "0a4f426009048c13" },
    generalizedDiceLoss: { count: 60, hash: "58b67f9fb096b5b1" },
    crossEntropyLoss: { count: 36, hash: "e0b3a84ba0b3f5a5" },
    binaryCrossEntropyLoss: { count: 36, hash: "45215645a23f76df" },
    focalLoss: { count: 66, hash: "e318b0811f4d4d6d" },
    diceCrossEntropyLoss: { count: 30, hash: "8cdf205c557fb819" },
    diceFocalLoss: { count: 30, hash: "cc9e3a2776b0e13b" },
    lovaszHingeLoss: { count: 36, hash: "55c8c751285ea0a7" },
    lovaszSoftmaxLoss: { count: 42, hash: "349536a46ca8c7e1" },
    centerlineDiceLoss: { count: 48, hash: "982ac7217b201485" },
    presets: { count: 72, hash: "d4658cd175c40e7a" },
    elementary: { count: 136, hash: "10ff4db35f4c186e" },
    functions: { count: 86, hash: "aceab204a12aceee" },
    axes: { count: 126, hash: "ba48ad791ae0297e" },
    windows: { count: 78, hash: "edc8df157e501caf" },
    longSums: { count: 6, hash: "f56ac0ac1fb19a82" },
    scores: { count: 25, hash: "9e516b2a2d3f8ae8" },
    softScores: { count: 6, hash: "0e6535fb0a2cdf46" },
    surfaces: { count: 32, hash: "d18dd82d4ecabdd9" },
    meter: { count: 8, hash: "450ed3dc3513b114" },
    gradcheck: { count: 20, hash: "0fd170e42e51f0ee" },
    edgeCases: { count: 32, hash: "2f75c385e42c52d7" },
  },
};
