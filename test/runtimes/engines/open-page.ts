import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { type Browser, browserCommand } from "./browsers.ts";

export interface PageOptions {
  /** The page in the folder. */
  readonly path?: string;
  /** Sent with every file: cross-origin isolation, a content security policy. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly minutes?: number;
}

/** Opens a page of a folder in a browser, and returns the JSON that the page sends by POST, to any path. */
export async function openPage(
  browser: Browser,
  folder: string,
  { path = "/index.html", headers = {}, minutes = 20 }: PageOptions = {},
): Promise<unknown> {
  const setHeaders = (response: { setHeader(name: string, value: string): unknown }) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  };
  // Once it is installed.
  const { default: sirv } = await import("sirv");
  const sendFile = sirv(folder, { dev: true, setHeaders });
  const server = createServer(async (request, response) => {
    if (request.method !== "POST") return sendFile(request, response);
    const report = await text(request);
    response.end(() => server.emit("report", report));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  const home = mkdtempSync(join(tmpdir(), "softdice-browser-"));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const [program, ...args] = browserCommand(browser, url, home);
  // A group of its own, so that the processes that a browser starts end with it.
  const child = spawn(program!, args, {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, HOME: home, WEBKIT_DISABLE_DMABUF_RENDERER: "1" },
  });
  let said = "";
  child.stderr.on("data", (data) => {
    said = (said + data).slice(-2000);
  });
  const ended = once(child, "exit");
  try {
    const early = ended.then(([code]) => {
      throw new Error(`openPage: ${browser} ended with ${code} before the page reported\n${said}`);
    });
    const signal = AbortSignal.timeout(60_000 * minutes);
    const [report] = await Promise.race([once(server, "report", { signal }), early]);
    return JSON.parse(report);
  } catch (error) {
    if ((error as Error).name !== "AbortError") throw error;
    throw new Error(`openPage: nothing from the page in ${browser} within ${minutes} minutes\n${said}`);
  } finally {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
    await ended;
    server.closeAllConnections();
    server.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
