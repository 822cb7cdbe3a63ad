import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme";
import { defineAsyncComponent } from "vue";
import CourseExercise from "../../figures/kit/course/course-exercise.vue";
import PredictFirst from "../../figures/kit/course/predict-first.vue";
import ShowAll from "../../figures/kit/course/show-all.vue";
import { printInLight } from "../../figures/kit/pictures/light-theme.ts";
import "katex/dist/katex.min.css";
import "./style/symbols.css";
import "./style/tokens.css";
import "./style/figure.css";
import "./style/legend.css";
import "./style/stage.css";
import "./style/controls.css";
import "./style/questions.css";
import "./style/cover.css";
import "./style/chart.css";
import "./style/still.css";
import "./style/page.css";
import "./style/tables.css";
import "./style/slides.css";
import "./style/print.css";

/** The figures by name; each is loaded with the page that shows it, as are the claims, which the pages import. */
const figures = import.meta.glob(["../../figures/*/*.vue", "!../../figures/kit/*.vue"]);

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    if (!import.meta.env.SSR) printInLight();
    app.component("CourseExercise", CourseExercise);
    app.component("PredictFirst", PredictFirst);
    app.component("ShowAll", ShowAll);
    app.component(
      "EditableCode",
      defineAsyncComponent(() => import("../../figures/kit/course/editable-code.vue")),
    );
    for (const [path, load] of Object.entries(figures)) {
      const words = path.split("/").at(-1)!.replace(".vue", "").split("-");
      const name = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join("");
      app.component(name, defineAsyncComponent(load as () => Promise<{ default: object }>));
    }
  },
} satisfies Theme;
