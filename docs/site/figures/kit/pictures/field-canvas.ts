import { onBeforeUnmount, onMounted, type Ref, ref, useTemplateRef, watch } from "vue";
import { paintField, readRamps } from "./colours.ts";
import { paintsInTheme } from "./light-theme.ts";
import { stillPicture } from "./still-picture.ts";

/** What a canvas shows: a field of numbers, by sign or in grey, at full colour at `limit`. */
export interface PaintedField {
  readonly field: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
  readonly kind: "sign" | "grey";
  readonly limit: number;
}

/**
 * Keeps the element `ref="canvas"` painted with a field: once a frame where the field changes, and again where the theme does.
 *
 * @returns the style of the canvas on a page without scripts: a picture made while the site is built
 */
export function fieldCanvas(shown: () => PaintedField): { readonly backgroundImage: string } | undefined {
  const canvas = useTemplateRef<HTMLCanvasElement>("canvas");
  let ramps: ReturnType<typeof readRamps> | undefined;
  let due = 0;
  const draw = () => {
    due = 0;
    if (!canvas.value) return;
    ramps ??= readRamps();
    const { field, limit, kind } = shown();
    const [negative, positive] = kind === "sign" ? [ramps.raise, ramps.lower] : [ramps.grey, ramps.grey];
    paintField(canvas.value, field, limit, negative, positive);
    canvas.value.style.backgroundImage = "";
  };
  const later = () => {
    due ||= requestAnimationFrame(draw);
  };
  paintsInTheme(() => {
    ramps = undefined;
    draw();
  });
  let theme: MutationObserver | undefined;
  onMounted(() => {
    watch(
      () => {
        const { field, limit, kind } = shown();
        return [field, limit, kind];
      },
      later,
      { immediate: true },
    );
    theme = new MutationObserver(() => {
      ramps = undefined;
      later();
    });
    theme.observe(document.documentElement, { attributeFilter: ["class"] });
  });
  onBeforeUnmount(() => {
    theme?.disconnect();
    cancelAnimationFrame(due);
  });
  return import.meta.env.SSR ? stillStyle(shown()) : undefined;
}

function stillStyle({ field, width, height, kind, limit }: PaintedField): {
  readonly backgroundImage: string;
} {
  return { backgroundImage: `url(${stillPicture(field, width, height, kind, limit)})` };
}

/**
 * The width within the element `ref="panel"` at which a cell of a picture is a whole number of pixels of the device: at
 * another one a map of two values would show stripes.
 */
export function wholeCells(cells: () => number): Ref<string> {
  const panel = useTemplateRef<HTMLElement>("panel");
  const width = ref("");
  let observer: ResizeObserver | undefined;
  onMounted(() => {
    observer = new ResizeObserver(() => {
      if (!panel.value) return;
      const ratio = devicePixelRatio || 1;
      const room = Math.min(panel.value.clientWidth, 384);
      width.value = `${(Math.max(1, Math.floor((room * ratio) / cells())) * cells()) / ratio}px`;
    });
    observer.observe(panel.value!);
  });
  onBeforeUnmount(() => observer?.disconnect());
  return width;
}
