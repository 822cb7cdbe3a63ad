import { execFileSync } from "node:child_process";

/** A setting of glibc that asks the kernel for pages of 2 MB instead of 4 kB. */
export const LARGE_PAGES = "GLIBC_TUNABLES=glibc.malloc.hugetlb=1";

/** A setting of glibc that keeps the memory of freed arrays for new ones, in place of giving it back to the kernel. */
export const KEPT_MEMORY = "GLIBC_TUNABLES=glibc.malloc.mmap_max=0:glibc.malloc.trim_threshold=1073741824";

/** Milliseconds of processor time that a new array takes to be written for the first time, as it is and with either setting. */
export interface NewArray {
  readonly bytes: number;
  readonly ordinary: number;
  readonly largePages: number;
  readonly keptMemory: number;
}

/** The time of new arrays of these sizes, the median of several: the memory of one may be that of an earlier one. */
export function measureNewArrays(sizes: readonly number[]): NewArray[] {
  return sizes.map((bytes) => ({
    bytes,
    ordinary: median(bytes, "GLIBC_TUNABLES="),
    largePages: median(bytes, LARGE_PAGES),
    keptMemory: median(bytes, KEPT_MEMORY),
  }));
}

function median(bytes: number, setting: string): number {
  const calls = Math.max(1, Math.round(2 ** 25 / bytes));
  const program = `for (let k = 0; k < 21; k++) {
    const start = process.cpuUsage();
    for (let call = 0; call < ${calls}; call++) new Float32Array(${bytes / 4}).fill(1);
    const { user, system } = process.cpuUsage(start);
    console.log((user + system) / ${1000 * calls});
  }`;
  const [name, value] = setting.split(/=(.*)/) as [string, string];
  const options = { encoding: "utf8", env: { ...process.env, [name]: value } } as const;
  const times = execFileSync(process.execPath, ["-e", program], options).trim().split("\n").map(Number);
  return times.sort((a, b) => a - b)[times.length >> 1]!;
}
