#!/usr/bin/env bash
# ImageJ 1.53t of Debian 12, setAutoThreshold: the method of Otsu takes the threshold that separates best, and a picture with two values has a perfect
# one. Of a mask of 0 and 1 it selects nothing: the threshold below 1 is not tried, and of those that remain, all of them as bad, the last one
# is taken. The same mask of 0 and 2 is selected, and by the method "Mean" so is the one of 0 and 1. Of the labels 0 1 2 the label 1 is left
# out. The default method selects nothing of any of them. The documentation names neither.
# Seen: of 0 0 1 1 Otsu selects 0 pixels and Mean 2; of 0 0 2 2 both select 2; of 0 0 1 2 Otsu selects 1. The default selects 0 of each.
. "$(dirname "$0")/../run.sh"
jar=/usr/share/java/ij.jar
[ -f $jar ] && command -v javac >/dev/null || apt-get install --yes --no-install-recommends libij-java default-jdk-headless >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >Select.java <<'JAVA'
import ij.process.AutoThresholder.Method;
import ij.process.ByteProcessor;

class Select {
  public static void main(String[] none) {
    for (byte[] pixels : new byte[][] {{0, 0, 1, 1}, {0, 0, 2, 2}, {0, 0, 1, 2}}) {
      for (Method method : new Method[] {Method.Otsu, Method.Default, Method.Mean}) {
        ByteProcessor picture = new ByteProcessor(4, 1, pixels);
        picture.setAutoThreshold(method, true);
        int selected = 0;
        for (byte pixel : pixels) if (pixel >= picture.getMinThreshold() && pixel <= picture.getMaxThreshold()) selected++;
        System.out.print(method + " " + selected + " ");
      }
      System.out.println("of " + java.util.Arrays.toString(pixels));
    }
  }
}
JAVA
printed=$(java -Djava.awt.headless=true -cp $jar Select.java 2>/dev/null)
seen "Otsu 0 Default 0 Mean 2 of [0, 0, 1, 1]
Otsu 2 Default 0 Mean 2 of [0, 0, 2, 2]
Otsu 1 Default 0 Mean 2 of [0, 0, 1, 2]"
