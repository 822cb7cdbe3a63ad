import { onBeforeUnmount, onMounted, reactive, useTemplateRef, watch } from "vue";
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

/** How large a picture is shown, and the pixels of its canvas along a side of a cell. */
export interface PictureSize {
  width: string;
  zoom: number;
}

/**
 * Keeps the element `ref="canvas"` painted with a field: once a frame where the field changes, and again where the theme or the
 * size does.
 *
 * @returns the style of the canvas on a page without scripts: a picture made while the site is built
 */
export function fieldCanvas(
  shown: () => PaintedField,
  size: PictureSize,
): { readonly backgroundImage: string } | undefined {
  const canvas = useTemplateRef<HTMLCanvasElement>("canvas");
  let ramps: ReturnType<typeof readRamps> | undefined;
  let due = 0;
  let cells: HTMLCanvasElement | undefined;
  const draw = () => {
    due = 0;
    if (!canvas.value) return;
    ramps ??= readRamps();
    const { field, limit, kind, width, height } = shown();
    const [negative, positive] = kind === "sign" ? [ramps.raise, ramps.lower] : [ramps.grey, ramps.grey];
    cells ??= document.createElement("canvas");
    const target = size.zoom === 1 ? canvas.value : cells;
    if (target.width !== width || target.height !== height) Object.assign(target, { width, height });
    paintField(target, field, limit, negative, positive);
    if (target === cells) enlarge(cells, canvas.value, size.zoom);
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
        return [field, limit, kind, size.zoom];
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

/** Draws each cell of a picture as a square of whole pixels. */
function enlarge(cells: HTMLCanvasElement, into: HTMLCanvasElement, zoom: number): void {
  const [width, height] = [zoom * cells.width, zoom * cells.height];
  if (into.width !== width || into.height !== height) Object.assign(into, { width, height });
  const context = into.getContext("2d");
  if (context === null) return;
  context.imageSmoothingEnabled = false;
  context.drawImage(cells, 0, 0, width, height);
}

/** The part of the room that a picture fills at least. */
const FILLED = 0.92;

/**
 * The size of a picture within the element `ref="panel"`. At a whole number of pixels of the device for each cell a picture is
 * sharp. Where that leaves much of the room empty, as on a phone, it takes all of the room: its canvas has more pixels than are
 * shown, since a map of two values would show stripes in cells of two widths.
 */
export function pictureSize(cells: () => number): PictureSize {
  const panel = useTemplateRef<HTMLElement>("panel");
  const size = reactive({ width: "", zoom: 1 });
  let observer: ResizeObserver | undefined;
  onMounted(() => {
    observer = new ResizeObserver(() => {
      if (!panel.value) return;
      const ratio = devicePixelRatio || 1;
      const room = Math.min(panel.value.clientWidth, 384);
      const pixels = (room * ratio) / cells();
      const whole = (Math.max(1, Math.floor(pixels)) * cells()) / ratio;
      const isWhole = whole >= FILLED * room;
      Object.assign(size, { width: `${isWhole ? whole : room}px`, zoom: isWhole ? 1 : Math.ceil(pixels) });
    });
    observer.observe(panel.value!);
  });
  onBeforeUnmount(() => observer?.disconnect());
  return size;
}
