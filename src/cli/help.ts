export const help = `softdice score <predictions> <targets>   Dice and other scores of label maps, class by class
softdice merge <shards...>               one report of what several machines scored

  softdice score prediction.nii.gz target.nii.gz --names labels.json
  softdice score predictions/ targets/ --csv --html report.html

Two files are a pair. Files of two folders, and of folders below them, are pairs where their
paths are the same but for the ending. Formats, by ending:
  .nii .nii.gz   NIfTI-1 and -2: one 3-D volume of integers, or of floats that are whole numbers
  .npy           integers, booleans or floats that are whole numbers, in C or Fortran order
  .png           grey values or palette indices; colours only if every pixel is an opaque grey
Both files need the same shape, and the same spacing and place in space where both tell them.
Voxels are matched by index: x, y, z in NIfTI; rows, columns in PNG; as saved in NumPy.

Which files
  --match <pattern>      other names: "{id}_seg" for both folders, or a pattern for each of them;
                         {id} is the case, * any text within a name
  --strict               a file without a partner is an error, before anything is scored
  --jobs <n>             threads, by default one a core; the result does not depend on it
  --shard <i/n>          score one of n parts, 1/n to n/n, and write a state for merge
  --state                write a state for merge instead of a report
  --resume               take up a killed run; its cases are kept beside --output
  --max-file <size>      how much a file may hold, decompressed: 512M; by default 1G, at most 4G

What is counted
  --metrics <list>       dice, jaccard, precision, recall (these four by default), specificity,
                         volume-similarity, f2, surface-dice@2mm, hd, hd95, assd
  --classes <n>          how many classes there are; by default the highest label + 1
  --ignore <label>       leave out the voxels that the target gives this label
  --spacing <list>       millimetres along each axis, for files that do not tell: 0.8,0.8,5
  --ignore-orientation   match voxels by index, wherever the files say that they lie

What is reported
  --names <file>         class names: JSON such as {"1": "liver"}, or an array from class 0 on
  --include-background   let class 0 count in the mean
  --absent <value>       score of a class that is not there: skip (none), best, or a number
  --absent-in <maps>     not there is: in both maps, or in the target; by default both
  --interval <method>    confidence intervals: percentile (by default) or bca
  --confidence <part>    by default 0.95
  --resamples <n>        of the bootstrap over cases, by default 2000; 0 for no intervals
  --seed <n>             of the resampling, by default 0

In which form
  --json                 one document with everything
  --csv                  a row for each class of each case
  --ndjson               a line of JSON for each case, in order, as soon as its turn comes
  --html <file>          a page with plots and tables that needs nothing else
  -o, --output <file>    instead of the standard output
  --timing               of one pair, where the time goes: on stderr, or in the JSON
  -h, --help
  -v, --version

The exit code is 0 if every pair was scored; 2 if some failed; 1 if none was, or the arguments
are wrong. What failed or has no partner is told on stderr, a line each.
`;
