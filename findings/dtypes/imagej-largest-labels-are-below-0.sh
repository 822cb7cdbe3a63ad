#!/usr/bin/env bash
# ImageJ 1.53t of Debian 12: a TIFF of unsigned integers of 32 bits, as labels of instances and hashes are stored, opens as a picture of floats. From
# 2³¹ on the numbers wrap below 0, without a message, although floats hold numbers of that size. From 2²⁴ on two labels share a number, in
# signed integers, too. A threshold above 0, by which one selects all labels, leaves the largest ones out.
# Seen: 1 16777217 2147483647 2147483648 4000000000 are 1 16777216 2147483648 −2147483648 −294967296.
. "$(dirname "$0")/../run.sh"
jar=/usr/share/java/ij.jar
[ -f $jar ] && command -v javac >/dev/null || apt-get install --yes --no-install-recommends libij-java default-jdk-headless >/dev/null
/usr/bin/python3 -c "import tifffile" 2>/dev/null || apt-get install --yes --no-install-recommends python3-tifffile >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
/usr/bin/python3 - <<'PY'
import numpy
import tifffile

tifffile.imwrite("labels.tif", numpy.array([[1, 16777217, 2147483647, 2147483648, 4000000000]], numpy.uint32))
PY
cat >Open.java <<'JAVA'
import ij.io.Opener;
import ij.process.ImageProcessor;

class Open {
  public static void main(String[] none) {
    ImageProcessor labels = new Opener().openImage("labels.tif").getProcessor();
    System.out.print(labels.getBitDepth() + " bits:");
    for (int x = 0; x < labels.getWidth(); x++) System.out.printf(" %.0f", labels.getf(x, 0));
  }
}
JAVA
printed=$(java -Djava.awt.headless=true -cp $jar Open.java 2>/dev/null)
seen "32 bits: 1 16777216 2147483648 -2147483648 -294967296"
