import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { progressBar } from "../../../src/cli/data-set/progress.ts";

function terminal(): { stream: NodeJS.WritableStream; text: () => string } {
  let written = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += chunk;
      done();
    },
  });
  const tty = {
    isTTY: true,
    columns: 100,
    cursorTo: () => true,
    moveCursor: () => true,
    clearLine: () => true,
  };
  return { stream: Object.assign(stream, tty), text: () => written };
}

it("shows how many are done, how many failed and what is left", () => {
  const { stream, text } = terminal();
  const bar = progressBar(3, stream);
  bar.step(0);
  bar.step(1);
  bar.step(1);
  bar.stop();
  expect(text()).toMatch(/─+ 0\/3 cases, \S+ left/);
  expect(text()).toMatch(/━+ 3\/3 cases, 0s left, 1 failed/);
});

it("is quiet where there is no terminal", () => {
  const { stream, text } = terminal();
  Object.assign(stream, { isTTY: false });
  const bar = progressBar(3, stream);
  bar.step(0);
  bar.stop();
  expect(text()).toBe("");
});
