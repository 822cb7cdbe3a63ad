import type { ColorTable } from "../../files/png/color-labels.ts";

/** The names of data sets whose colours are known. */
export type ColorTableName = "cityscapes" | "voc" | "ade20k";

export const COLOR_TABLES: Readonly<Record<ColorTableName, () => ColorTable>> = {
  cityscapes: () => new Map(CITYSCAPES),
  voc: vocColors,
  ade20k: adeColors,
};

/**
 * The colours of Cityscapes with the ids of its labels. Of labels that share a colour it has the one that the benchmark counts: black is
 * 0, without the other areas that do not count; a group of poles is a pole, and a licence plate a part of a car.
 *
 * @see https://github.com/mcordts/cityscapesScripts
 */
const CITYSCAPES: readonly (readonly [color: number, labels: readonly number[]])[] = [
  [0x000000, [0]],
  [0x6f4a00, [5]],
  [0x510051, [6]],
  [0x804080, [7]],
  [0xf423e8, [8]],
  [0xfaaaa0, [9]],
  [0xe6968c, [10]],
  [0x464646, [11]],
  [0x66669c, [12]],
  [0xbe9999, [13]],
  [0xb4a5b4, [14]],
  [0x966464, [15]],
  [0x96785a, [16]],
  [0x999999, [17]],
  [0xfaaa1e, [19]],
  [0xdcdc00, [20]],
  [0x6b8e23, [21]],
  [0x98fb98, [22]],
  [0x4682b4, [23]],
  [0xdc143c, [24]],
  [0xff0000, [25]],
  [0x00008e, [26]],
  [0x000046, [27]],
  [0x003c64, [28]],
  [0x00005a, [29]],
  [0x00006e, [30]],
  [0x005064, [31]],
  [0x0000e6, [32]],
  [0x770b20, [33]],
];

/** The colours of PASCAL VOC for classes 0 to 20, and 255 for the border: the bits of a label are dealt to red, green and blue. */
function vocColors(): ColorTable {
  const table = new Map<number, readonly number[]>([[0xe0e0c0, [255]]]);
  for (let label = 0; label <= 20; label++) {
    let color = 0;
    for (let bit = 0; bit < 8; bit++) {
      const place = 7 - Math.floor(bit / 3);
      if ((label >> bit) & 1) color |= 1 << (place + 16 - 8 * (bit % 3));
    }
    table.set(color, [label]);
  }
  return table;
}

/** The colours of ADE20K (SceneParsing) for labels 1 to 150; 7, a road, and 49, a skyscraper, share one. Black is 0. */
const ADE20K = `
  787878 b47878 06e6e6 503232 04c803 787850 8c8c8c cc05ff e6e6e6 04fa07 e005ff ebff07 96053d 787846 08ff33
  ff0652 8fff8c ccff04 ff3307 cc4603 0066c8 3de6fa ff0633 0b66ff ff0747 ff09e0 0907e6 dcdcdc ff095c 7009ff
  08ffd6 07ffe0 ffb806 0aff47 ff290a 07ffff e0ff08 6608ff ff3d06 ffc207 ff7a08 00ff14 ff0829 ff0599 0633ff
  eb0cff a09614 00a3ff 8c8c8c fa0a0f 14ff00 1fff00 ff1f00 ffe000 99ff00 0000ff ff4700 00ebff 00adff 1f00ff
  0bc8c8 ff5200 00fff5 003dff 00ff70 00ff85 ff0000 ffa300 ff6600 c2ff00 008fff 33ff00 0052ff 00ff29 00ffad
  0a00ff adff00 00ff99 ff5c00 ff00ff ff00f5 ff0066 ffad00 ff0014 ffb8b8 001fff 00ff3d 0047ff ff00cc 00ffc2
  00ff52 000aff 0070ff 3300ff 00c2ff 007aff 00ffa3 ff9900 00ff0a ff7000 8fff00 5200ff a3ff00 ffeb00 08b8aa
  8500ff 00ff5c b800ff ff001f 00b8ff 00d6ff ff0070 5cff00 00e0ff 70e0ff 46b8a0 a300ff 9900ff 47ff00 ff00a3
  ffcc00 ff008f 00ffeb 85ff00 ff00eb f500ff ff007a fff500 0abed4 d6ff00 00ccff 1400ff ffff00 0099ff 0029ff
  00ffcc 2900ff 29ff00 ad00ff 00f5ff 4700ff 7a00ff 00ffb8 005cff b8ff00 0085ff ffd600 19c2c2 66ff00 5c00ff
`;

function adeColors(): ColorTable {
  const table = new Map<number, readonly number[]>([[0, [0]]]);
  for (const [at, hex] of ADE20K.trim().split(/\s+/).entries()) {
    const color = Number.parseInt(hex, 16);
    table.set(color, [...(table.get(color) ?? []), at + 1]);
  }
  return table;
}
