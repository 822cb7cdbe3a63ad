const WEBKITGTK = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/** The browsers, as Debian's packages install them. */
export const browserProgram = {
  chromium: "/usr/bin/chromium",
  firefox: "/usr/bin/firefox-esr",
  webkitgtk: WEBKITGTK,
} as const;

export type Browser = keyof typeof browserProgram;

/** As root, Chromium starts without its sandbox only; the rest keeps it from calling home. */
export const CHROMIUM_OPTIONS: readonly string[] = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** What opens a page, with a profile in a folder that is thrown away. */
export function browserCommand(browser: Browser, url: string, profile: string): string[] {
  const program = browserProgram[browser];
  if (browser === "chromium") return [program, ...CHROMIUM_OPTIONS, `--user-data-dir=${profile}`, url];
  if (browser === "firefox") return [program, "--headless", "--no-remote", "--profile", profile, url];
  return ["xvfb-run", "--auto-servernum", program, "--private", url];
}
