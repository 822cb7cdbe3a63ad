import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import puppeteer from "puppeteer-core";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/**
 * Opens a page in Debian's Chromium with the files beside it, and returns the texts of its outputs once all have one.
 *
 * @param files - file of the disk by name beside the page
 */
export async function runPage(files: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const faults: string[] = [];
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? "/", "http://localhost").pathname.slice(1) || "index.html";
    const file = files[name];
    if (file === undefined) {
      if (name !== "favicon.ico") faults.push(`asks for ${name}`);
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "application/octet-stream" });
    response.end(readFileSync(file));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const browser = await puppeteer.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
    headless: true,
  });
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page
      .waitForFunction(() => [...document.querySelectorAll("output")].every(({ value }) => value !== ""), {
        timeout: 120_000,
      })
      .catch(() => faults.push("some output stays empty"));
    if (faults.length > 0) throw new Error(faults.join("\n"));
    return await page.$$eval("output", (places) =>
      Object.fromEntries(places.map((place) => [place.id, (place as HTMLOutputElement).value])),
    );
  } finally {
    await browser.close();
    server.close();
  }
}
