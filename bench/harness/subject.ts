import { Bench } from "tinybench";
import type { Survey } from "./survey.ts";

/** Named numbers that stand for a whole result. */
export type Checksum = Readonly<Record<string, number>>;

export interface Prepared<Result> {
  /** The timed part. */
  run: () => Result | Promise<Result>;
  checksum: (result: Result) => Checksum;
  /** The most memory that a run takes, where it can be told; measured after the samples. */
  megabytes?: () => number;
  /** Whether the processor time of a run is told, over all threads of the process. */
  processor?: boolean;
  /** What else is to be told of a result. */
  note?: (result: Result) => string;
}

/** The most memory that this process had, with all that it ran and read. */
export function ownMegabytes(): number {
  return process.resourceUsage().maxRSS / 1000;
}

export interface Timing {
  /** Milliseconds of samples to take, after a third as much of warm-up; never fewer than `samples` of them. */
  time: number;
  samples: number;
}

export interface Measurement {
  /** Milliseconds. */
  samples: readonly number[];
  checksum: Checksum;
  megabytes?: number;
  /** Milliseconds of processor time a run, on the average. */
  processor?: number;
  note?: string;
}

export interface Subject {
  name: string;
  measure: (timing: Timing) => Promise<Measurement>;
}

/**
 * Something to be timed.
 *
 * @param prepare - makes the inputs, outside the timed part, in the process that measures
 */
export function subject<Result>(
  name: string,
  prepare: () => Prepared<Result> | Promise<Prepared<Result>>,
): Subject {
  return {
    name,
    async measure({ time, samples }) {
      const { run, checksum, megabytes, processor, note } = await prepare();
      // The result outlives every call, and the last one is read: the engine may leave none of the work out.
      const first = run();
      const waits = first instanceof Promise;
      let sink = (await first) as Result;
      const bench = new Bench({
        time,
        iterations: samples,
        warmupTime: time / 3,
        warmupIterations: Math.ceil(samples / 3),
        retainSamples: true,
        throws: true,
      });
      let runs = 0;
      if (waits) {
        bench.add(name, async () => {
          runs++;
          sink = (await run()) as Result;
        });
      } else {
        bench.add(name, () => {
          runs++;
          sink = run() as Result;
        });
      }
      const before = process.cpuUsage();
      const result = (waits ? await bench.run() : bench.runSync())[0]!.result;
      const { user, system } = process.cpuUsage(before);
      if (result.state !== "completed") throw new Error(`${name}: the run ended as "${result.state}"`);
      return {
        samples: result.latency.samples!,
        checksum: checksum(sink),
        ...(megabytes && { megabytes: megabytes() }),
        ...(processor && { processor: (user + system) / 1000 / runs }),
        ...(note && { note: note(sink) }),
      };
    },
  };
}

export interface Case {
  size: string;
  /** What is counted in elements per second; `null`: nothing is. */
  elements: number | null;
  /** Relative difference from `expected` that passes. */
  tolerance: number;
  /** An independent computation of the checksums; a subject need not have all of them. */
  expected: () => Checksum;
  /** The first is the baseline. */
  subjects: readonly Subject[];
}

export interface Suite {
  name: string;
  title: string;
  /** Lines that say how to read what follows. */
  notes?: readonly string[];
  /** Of an element: "voxel". */
  unit: string;
  cases: readonly Case[];
  surveys?: readonly Survey[];
}
