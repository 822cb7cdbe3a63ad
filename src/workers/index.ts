export type { OnSettled } from "./map-task.ts";
export { createPool, type Pool, type PoolLoss, type PoolOptions, type PoolSignal } from "./pool.ts";
export { type Answer, type Handlers, serve, type WorkerPort } from "./serve.ts";
export { sharedTensor } from "./shared-tensor.ts";
