import { readFileSync } from "node:fs";

/** A chapter as the index of the course lists it, which is the one place of its name. */
export interface Chapter {
  /** `1 Two numbers` */
  readonly name: string;
  /** `01-two-numbers` */
  readonly page: string;
}

/** What pages import: VitePress puts here what `load` returns. */
export declare const data: readonly Chapter[];

export default {
  watch: "./index.md",
  load(): readonly Chapter[] {
    const index = readFileSync(new URL("index.md", import.meta.url), "utf8");
    return [...index.matchAll(/^(\d+)\. \[(.+?)\]\(\.\/([\w-]+)\.md\)/gm)].map(([, number, title, page]) => ({
      name: `${number} ${title}`,
      page: page!,
    }));
  },
};
