export { createPool, type Pool, type PoolLoss, type PoolOptions, type PoolSignal } from "./pool.ts";
export type { OnSettled } from "./threads/map-task.ts";
export { type Answer, type Handlers, serve, type WorkerPort } from "./threads/serve.ts";
export { sharedTensor } from "./threads/shared-tensor.ts";
