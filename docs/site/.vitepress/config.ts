import { fileURLToPath } from "node:url";
import { katex } from "@mdit/plugin-katex";
import { defineConfig } from "vitepress";
import { GROUPS } from "../../api/pages.ts";
import chapters from "../../course/chapters.data.ts";
import { BUILD_BASE, makeBaseRelative } from "./base/relative-base.ts";
import { layOutTables } from "./tables/table-rules.ts";

const installed = (path: string) => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));

/** The anchor of a heading as GitHub makes it, so that a link to it leads there on GitHub and on the site. */
const anchorOf = (heading: string) =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\s_-]/gu, "")
    .replaceAll(/\s/g, "-");

/** Marks the options of commands in the text of HTML, so that no line is broken between two hyphens. */
const keepOptions = (html: string) =>
  html.replaceAll(/>[^<]+/g, (text) =>
    text.replaceAll(/(?<![\w-])--?[a-z][\w-]*/gi, (option) => `<span class="whole">${option}</span>`),
  );

const guide: readonly (readonly [
  group: string,
  pages: readonly (readonly [text: string, link: string])[],
])[] = [
  [
    "Measure",
    [
      ["Metrics", "/metrics"],
      ["Distances between surfaces", "/distances"],
      ["Evaluating a data set", "/guide/evaluating"],
      ["On many machines", "/clusters"],
      ["Formats", "/guide/formats"],
      ["Why tools differ", "/other-tools"],
    ],
  ],
  [
    "Train",
    [
      ["Choosing a loss", "/guide/choosing-a-loss"],
      ["What libraries compute", "/conventions"],
    ],
  ],
  [
    "Check",
    [
      ["Checking a gradient", "/gradient-checking"],
      ["Inspecting a gradient", "/guide/inspecting"],
      ["Where a slope jumps", "/guide/kinks"],
      ["Gradients of other libraries", "/gradients-of-others"],
    ],
  ],
  [
    "Run",
    [
      ["Examples", "/guide/examples"],
      ["Worker threads", "/workers"],
      ["Runtimes", "/guide/runtimes"],
      ["Performance", "/performance"],
    ],
  ],
  [
    "Project",
    [
      ["Architecture", "/architecture"],
      ["Contributing", "/CONTRIBUTING"],
      ["Releasing", "/RELEASING"],
      ["Changelog", "/CHANGELOG"],
    ],
  ],
];

export default ({ command }: { readonly command: "build" | "serve" }) =>
  defineConfig({
    title: "softdice",
    description:
      "Dice losses and Dice metrics with exact gradients, and a course on how those gradients behave",
    lang: "en",
    base: command === "build" ? BUILD_BASE : "/",
    buildEnd: ({ outDir }) => makeBaseRelative(outDir),
    srcDir: "..",
    srcExclude: ["site/**", "demo/**"],
    outDir: "dist",
    cacheDir: "node_modules/.vitepress",
    cleanUrls: false,
    lastUpdated: false,
    head: [
      // Styles show all answers and hide dead controls where no script runs.
      ["script", {}, 'document.documentElement.classList.add("js")'],
      [
        "link",
        {
          rel: "icon",
          href: "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 16'><circle cx='8' cy='8' r='6.5' fill='none' stroke='%23858982' stroke-width='2'/><circle cx='16' cy='8' r='6.5' fill='none' stroke='%23858982' stroke-width='2' stroke-dasharray='3 2'/></svg>",
        },
      ],
    ],
    ignoreDeadLinks: process.env.DRAFT !== undefined,
    markdown: {
      anchor: { slugify: anchorOf },
      config(markdown) {
        // Two packages of types describe markdown-it; they differ in a helper that the plugin does not use.
        markdown.use(katex as unknown as (on: typeof markdown) => void);
        // Code that is wider than the page is scrolled by keys, too.
        markdown.renderer.rules.code_block = (tokens, index) =>
          `<pre tabindex="0" v-pre><code>${markdown.utils.escapeHtml(tokens[index]!.content)}</code></pre>`;
        // A share is written as in the course, without a space, at which the line could break; ε = 1 stays in one line.
        const text = markdown.renderer.rules.text!;
        markdown.renderer.rules.text = (...values) =>
          text(...values)
            .replaceAll(/(\d) %/g, "$1%")
            .replaceAll(/(?<![\p{L}\p{N}])(Σ?\p{L}) = (?=[\p{N}−])/gu, "$1\u00a0=\u00a0")
            .replaceAll(/(?<![\p{L}\p{N}])1 − (?=\p{L})/gu, "1\u00a0−\u00a0");
        // A name or an option is not broken at its hyphens.
        const inlineCode = markdown.renderer.rules.code_inline!;
        markdown.renderer.rules.code_inline = (...values) => {
          const { content } = values[0][values[1]]!;
          const html = inlineCode(...values);
          if (!/\s/.test(content))
            return content.length > 28 ? html : html.replace("<code", '<code class="whole"');
          return keepOptions(html);
        };
        markdown.use(layOutTables);
        const fence = markdown.renderer.rules.fence!;
        // A block of `js run` can be changed and run in place.
        markdown.renderer.rules.fence = (...values) => {
          const { info, content } = values[0][values[1]]!;
          if (info.trim() === "js run")
            return `<EditableCode code="${markdown.utils.escapeHtml(content)}" />`;
          // Styles break the lines of all code but of text in columns, which two spaces or bars divide.
          const inColumns = /^(text)?$/.test(info.trim()) && /\S {2,}\S|\|/.test(content);
          const html = keepOptions(fence(...values));
          return inColumns ? html.replace('class="', 'class="in-columns ') : html;
        };
      },
      theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    },
    themeConfig: {
      nav: [
        {
          text: "Guide",
          link: "/metrics",
          activeMatch: "^/(?!course/|lab|api/|index)",
        },
        { text: "Course", link: "/course/", activeMatch: "^/course/" },
        { text: "Lab", link: "/lab" },
        { text: "API", link: "/api/", activeMatch: "^/api/" },
      ],
      sidebar: {
        "/course/": [
          {
            text: "How Dice gradients behave",
            items: [
              { text: "Start here", link: "/course/" },
              ...chapters.load().map(({ name, page }) => ({ text: name, link: `/course/${page}` })),
              { text: "Handout", link: "/course/handout" },
              { text: "Slides", link: "/course/slides" },
            ],
          },
        ],
        "/lab": [],
        "/api/": [
          {
            text: "API",
            items: [
              { text: "All names", link: "/api/" },
              ...GROUPS.map(({ title, page }) => ({ text: title, link: `/api/${page}` })),
            ],
          },
        ],
        "/": guide.map(([text, pages]) => ({
          text,
          items: pages.map(([title, link]) => ({ text: title, link })),
        })),
      },
      outline: { level: [2, 3] },
      search: {
        provider: "local",
        options: {
          miniSearch: {
            searchOptions: {
              // A short word is as it is written, and what explains goes before what lists.
              fuzzy: (word: string) => (word.length > 5 ? 0.2 : 0),
              boostDocument: (path: string) =>
                /\/(api\/|CHANGELOG|performance|architecture|CONTRIBUTING)/.test(path)
                  ? 0.3
                  : /\/course\//.test(path)
                    ? 2
                    : 1,
            },
          },
        },
      },
      docFooter: { prev: "Previous", next: "Next" },
      notFound: {
        title: "No page here",
        quote: "The site has no page at this address. The search finds pages by their words.",
        linkText: "Go to the start page",
        linkLabel: "Go to the start page",
      },
    },
    vite: {
      resolve: {
        // Pages lie above this folder, where no package is found.
        alias: [
          {
            find: /^softdice\/files$/,
            replacement: fileURLToPath(new URL("../../../dist/files/index.js", import.meta.url)),
          },
          {
            find: /^softdice\/workers$/,
            replacement: fileURLToPath(new URL("../../../dist/workers/index.js", import.meta.url)),
          },
          {
            find: /^softdice$/,
            replacement: fileURLToPath(new URL("../../../dist/index.js", import.meta.url)),
          },
          {
            find: /^vue\/server-renderer$/,
            replacement: installed("@vue/server-renderer/dist/server-renderer.esm-bundler.js"),
          },
          { find: /^vue$/, replacement: installed("vue/dist/vue.runtime.esm-bundler.js") },
        ],
      },
      server: { fs: { allow: [fileURLToPath(new URL("../../..", import.meta.url))] } },
      worker: { format: "es" },
      build: { chunkSizeWarningLimit: 1000 },
    },
    vue: { template: { compilerOptions: { whitespace: "condense" } } },
  });
