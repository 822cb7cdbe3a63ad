/** The part of the package dicom-parser that is used here. */
export interface DataSet {
  readonly byteArray: Uint8Array;
  readonly elements: Readonly<Record<string, Element | undefined>>;
  string(tag: string): string | undefined;
  uint16(tag: string): number | undefined;
}
interface Element {
  readonly dataOffset: number;
  readonly length: number;
  readonly encapsulatedPixelData?: boolean;
  readonly items?: readonly { readonly dataSet?: DataSet }[];
}

/** The data sets of a sequence. */
export function itemsOf(dataSet: DataSet | undefined, tag: string): DataSet[] {
  return (dataSet?.elements[tag]?.items ?? []).flatMap(({ dataSet: item }) => (item ? [item] : []));
}

/** The numbers of a decimal string with several values. */
export function decimals(dataSet: DataSet | undefined, tag: string): number[] | undefined {
  const text = dataSet?.string(tag);
  return text === undefined || text.trim() === "" ? undefined : text.split("\\").map(Number);
}

/** A frame of a segmentation: one slice of one segment. */
export interface Frame {
  readonly segment: number;
  readonly position: readonly number[];
  readonly orientation: readonly number[];
  /** Between rows, then between columns. */
  readonly pixelSpacing: readonly number[];
  readonly sliceSpacing: number | undefined;
  readonly thickness: number | undefined;
}

/** The place and the segment of each frame, from its own groups or from those that all frames share. */
export function framesOf(dataSet: DataSet): Frame[] {
  const [shared] = itemsOf(dataSet, "x52009229");
  return itemsOf(dataSet, "x52009230").map((own) => {
    const group = (tag: string) => itemsOf(own, tag)[0] ?? itemsOf(shared, tag)[0];
    const measures = group("x00289110");
    return {
      segment: group("x0062000a")?.uint16("x0062000b") ?? 0,
      position: decimals(group("x00209113"), "x00200032") ?? [],
      orientation: decimals(group("x00209116"), "x00200037") ?? [],
      pixelSpacing: decimals(measures, "x00280030") ?? [],
      sliceSpacing: decimals(measures, "x00180088")?.[0],
      thickness: decimals(measures, "x00180050")?.[0],
    };
  });
}

/** The names of segments, by their numbers. */
export function segmentNames(dataSet: DataSet): Map<number, string> {
  return new Map(
    itemsOf(dataSet, "x00620002").map((item) => {
      const number = item.uint16("x00620004") ?? 0;
      return [number, (item.string("x00620005") ?? "").trim() || `Segment ${number}`];
    }),
  );
}
