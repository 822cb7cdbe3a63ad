#!/usr/bin/env bash
# Scilab 6.1.1 of Debian 12: a picture of bytes times a number has the type of the picture, and so has the number, before it is used: 0.5 is cut off
# to 0. So a picture times one half is 0, and times 1/255, as one makes probabilities of it, too, without a warning. Divided by 2 it is right,
# and a comparison with 0.5 does not cut it off. The help describes the type of the result and the wrapping of numbers beyond it.
# Seen: 0 51 255 times 0.5 is 0 0 0, times 1.5 is 0 51 255, and divided by 2 is 0 25 127; doubles of it, times 0.5, are 0 25.5 127.5.
. "$(dirname "$0")/../run.sh"
command -v scilab-cli >/dev/null || apt-get install --yes --no-install-recommends scilab-cli >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/half.sce" <<'S'
picture = uint8([0 51 255]);
function show(name, values), mprintf("%s: %s\n", name, strcat(string(double(values)), " ")), endfunction
show("times 0.5", picture * 0.5)
show("times 1.5", 1.5 * picture)
show("divided by 2", picture / 2)
show("above 50.5", picture > 50.5)
show("doubles times 0.5", double(picture) * 0.5)
exit
S
printed=$(scilab-cli -nb -f "$folder/half.sce" 2>/dev/null | grep --text ": ")
seen "times 0.5: 0 0 0
times 1.5: 0 51 255
divided by 2: 0 25 127
above 50.5: 0 1 1
doubles times 0.5: 0 25.5 127.5"
