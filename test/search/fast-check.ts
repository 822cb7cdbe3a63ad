import fc from "fast-check";

/** Added to the seed of each property, so that other inputs are drawn. */
const shift = Number(process.env.SOFTDICE_SEED);
/** How many times as many inputs are drawn. */
const factor = Number(process.env.SOFTDICE_RUNS);

type Assert = typeof fc.assert;

/** As `fc.assert`, with other seeds and more runs. A path replays one counterexample, and is left as it is. */
const assert = ((property: never, parameters: fc.Parameters<never> = {}) => {
  const { seed = 0, numRuns = 100, path } = parameters;
  const drawn = path === undefined ? { seed: seed + shift, numRuns: numRuns * factor } : {};
  return fc.assert(property, { ...parameters, ...drawn });
}) as Assert;

/** In place of fast-check in the tests, while `npm run test:search` runs. */
export default { ...fc, assert };
