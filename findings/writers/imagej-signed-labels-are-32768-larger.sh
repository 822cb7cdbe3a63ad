#!/usr/bin/env bash
# ImageJ 1.53t of Debian 12: a TIFF of signed integers of 16 bits, as volumes with −1 for "ignored" are stored, shows its numbers. Saved again it is
# a TIFF of unsigned integers that are 32768 larger, and a line of its description says how ImageJ takes it back, which other programs do not
# read: the background is label 32768. A PNG has the same numbers and not even the line.
# Seen: −1 0 1 2 are saved as 32767 32768 32769 32770, in TIFF with c0=-32768.0, and tifffile 2023.2.3 reads these.
. "$(dirname "$0")/../run.sh"
jar=/usr/share/java/ij.jar
[ -f $jar ] && command -v javac >/dev/null || apt-get install --yes --no-install-recommends libij-java default-jdk-headless >/dev/null
/usr/bin/python3 -c "import PIL, tifffile" 2>/dev/null || apt-get install --yes --no-install-recommends python3-pil python3-tifffile >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
/usr/bin/python3 -c 'import numpy, tifffile; tifffile.imwrite("labels.tif", numpy.array([[-1, 0, 1, 2]], numpy.int16))'
cat >Copy.java <<'JAVA'
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;

class Copy {
  public static void main(String[] none) {
    ImagePlus labels = new Opener().openImage("labels.tif");
    for (int x = 0; x < 4; x++) System.out.print(labels.getProcessor().getValue(x, 0) + " ");
    System.out.println("shown");
    new FileSaver(labels).saveAsTiff("copy.tif");
    new FileSaver(labels).saveAsPng("copy.png");
  }
}
JAVA
printed=$(
  java -Djava.awt.headless=true -cp $jar Copy.java 2>/dev/null
  /usr/bin/python3 - <<'PY'
import numpy
import tifffile
from PIL import Image

with tifffile.TiffFile("copy.tif") as file:
    print(*file.asarray().ravel(), file.asarray().dtype, *(line for line in file.pages[0].description.split("\n") if line.startswith("c0=")))
print(*numpy.asarray(Image.open("copy.png")).ravel(), "PNG")
PY
)
seen "-1.0 0.0 1.0 2.0 shown
32767 32768 32769 32770 uint16 c0=-32768.0
32767 32768 32769 32770 PNG"
