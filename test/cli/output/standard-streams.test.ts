import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { standardStreams } from "../../../src/cli/output/standard-streams.ts";

/** A stream that keeps its text, until it fails with a code from some write on. */
function stream(code?: string, after = 0) {
  const written: string[] = [];
  const writable = new Writable({
    write(chunk, _encoding, done) {
      if (code !== undefined && written.length >= after) {
        done(Object.assign(new Error(code), { code }));
        return;
      }
      written.push(String(chunk));
      done();
    },
  });
  return { writable, written };
}

describe("standardStreams", () => {
  it("writes, and keeps the code", async () => {
    const [out, error] = [stream(), stream()];
    const streams = standardStreams(out.writable, error.writable);
    streams.out("a");
    streams.error("b");
    expect(await streams.codeAfter(2)).toBe(2);
    expect([out.written.join(""), error.written.join("")]).toEqual(["a", "b"]);
  });

  it("goes on without a reader, and keeps the code", async () => {
    const [out, error] = [stream("EPIPE", 1), stream("EPIPE")];
    const streams = standardStreams(out.writable, error.writable);
    for (const text of ["a", "b", "c"]) streams.out(text);
    streams.error("lost");
    expect(await streams.codeAfter(2)).toBe(2);
    expect(out.written).toEqual(["a"]);
  });

  it("reports a full disk", async () => {
    const [out, error] = [stream("ENOSPC"), stream()];
    const streams = standardStreams(out.writable, error.writable);
    streams.out("a");
    expect(await streams.codeAfter(0)).toBe(1);
    expect(error.written).toEqual(["softdice: the standard output cannot be written (ENOSPC)\n"]);
  });
});
