#!/usr/bin/env bash
# ImageJ 1.53t of Debian 12: labels 0 to 3 of 8 bits are black on the screen until one sets the range that is displayed, which changes no pixel. A PNG
# or GIF that is saved then has the grey levels of the screen in place of the labels, and no palette that would keep them. TIFF, BMP and PGM
# of the same picture have the labels, and so does a PNG of 16 bits. The documentation of setMinAndMax speaks of the colour table.
# Seen: 0 1 2 3, displayed from 0 to 3, are 0 85 170 255 in the PNG, and 0 1 2 3 in TIFF, BMP, PGM and the PNG of 16 bits.
. "$(dirname "$0")/../run.sh"
jar=/usr/share/java/ij.jar
[ -f $jar ] && command -v javac >/dev/null || apt-get install --yes --no-install-recommends libij-java default-jdk-headless >/dev/null
/usr/bin/python3 -c "import PIL" 2>/dev/null || apt-get install --yes --no-install-recommends python3-pil >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >Save.java <<'JAVA'
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

class Save {
  public static void main(String[] none) {
    ByteProcessor labels = new ByteProcessor(4, 1, new byte[] {0, 1, 2, 3});
    ImageProcessor wide = labels.convertToShort(false);
    for (ImageProcessor picture : new ImageProcessor[] {labels, wide}) picture.setMinAndMax(0, 3);
    FileSaver saver = new FileSaver(new ImagePlus("labels", labels));
    saver.saveAsPng("labels.png");
    saver.saveAsTiff("labels.tif");
    saver.saveAsBmp("labels.bmp");
    saver.saveAsPgm("labels.pgm");
    new FileSaver(new ImagePlus("labels", wide)).saveAsPng("wide.png");
  }
}
JAVA
java -Djava.awt.headless=true -cp $jar Save.java 2>/dev/null
printed=$(/usr/bin/python3 - <<'PY'
from PIL import Image

for name in "labels.png", "labels.tif", "labels.bmp", "labels.pgm", "wide.png":
    with Image.open(name) as picture:
        print(name, picture.mode, *picture.getdata())
PY
)
seen "labels.png L 0 85 170 255
labels.tif L 0 1 2 3
labels.bmp L 0 1 2 3
labels.pgm L 0 1 2 3
wide.png I 0 1 2 3"
