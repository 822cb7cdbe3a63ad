#!/usr/bin/env bash
# NCO 5.1.4 of Debian 12, ncap2: int(p + 0.5) makes a mask of the probabilities from one half on, as in C and in CDO, where int cuts the digits off.
# Here int rounds, and so do short and byte: a probability of 0.1 is in the mask, one of 0 is not, and one of 1 is 2. trunc cuts them off. The
# manual says that int converts to integers of 4 bytes.
# Seen: of 0 0.1 0.4 0.5 0.6 1 int(p + 0.5) is 0 1 1 1 1 2, and trunc(p + 0.5) is 0 0 0 1 1 1, as int of CDO 2.1.1 is.
. "$(dirname "$0")/../run.sh"
command -v ncap2 >/dev/null || apt-get install --yes --no-install-recommends nco >/dev/null
command -v ncgen >/dev/null || apt-get install --yes --no-install-recommends netcdf-bin >/dev/null
command -v cdo >/dev/null || apt-get install --yes --no-install-recommends cdo >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
ncgen -o probabilities.nc <<<'netcdf probabilities { dimensions: x = 6; variables: float p(x); data: p = 0, 0.1, 0.4, 0.5, 0.6, 1; }'
# mask FUNCTION: the mask by a function of NCO.
mask() {
  ncap2 -O -v -s "m = $1(p + 0.5)" probabilities.nc mask.nc 2>/dev/null
  ncdump -v m mask.nc | grep "m = [0-9]" | sed 's/.*=//' | tr -d ',;'
}
printed="int$(mask int)
short$(mask short)
trunc$(mask trunc)
CDO int$(cdo -s output -expr,'m=int(p+0.5)' probabilities.nc 2>/dev/null | tr -s ' \n' ' ')"
seen "int 0 1 1 1 1 2 
short 0 1 1 1 1 2 
trunc 0 0 0 1 1 1 
CDO int 0 0 0 1 1 1 "
