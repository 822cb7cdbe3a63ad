import type { Fingerprint } from "./results.ts";

/** What every engine gives, written by `npm run bits`. */
export const EXPECTED: {
  readonly total: Fingerprint;
  readonly groups: Readonly<Record<string, Fingerprint>>;
} = {
  total: { count: 1516, hash: "a05b3b94d3a623e9" },
  groups: {
    diceLoss: { count: 60, hash: "a6b8714299de1823" },
    jaccardLoss: { count: 60, hash: "b1cdd973acb4bbf3" },
    logDiceLoss: { count: 60, hash: "c54fe5a45b6b71b2" },
    logCoshDiceLoss: { count: 60, hash: "63eb3ab5811b5c31" },
    tverskyLoss: { count: 66, hash: "176f56627171beef" },
    focalTverskyLoss: { count: 66, hash: "2b3f00bfc9c95dba" },
    generalizedDiceLoss: { count: 60, hash: "0176621db23607f1" },
    crossEntropyLoss: { count: 36, hash: "25c093ee3fae2da5" },
    binaryCrossEntropyLoss: { count: 36, hash: "45215645a23f76df" },
    focalLoss: { count: 66, hash: "ff602d8d4d94696d" },
    diceCrossEntropyLoss: { count: 30, hash: "a7493f164be03638" },
    diceFocalLoss: { count: 30, hash: "b1dd9c0336a6a805" },
    lovaszHingeLoss: { count: 36, hash: "75ee3d8bc6ffb417" },
    lovaszSoftmaxLoss: { count: 42, hash: "3795c7a63968703b" },
    centerlineDiceLoss: { count: 48, hash: "982ac7217b201485" },
    large: { count: 133, hash: "c9e6673ef2becc87" },
    presets: { count: 72, hash: "0c3dade236159ebe" },
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
