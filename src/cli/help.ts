export const help = `softdice score <prediction> <target>   Dice of two label maps, class by class

  softdice score prediction.nii.gz target.nii.gz --names labels.json

Files, by ending
  .nii .nii.gz   NIfTI-1 and -2: one 3-D volume of integers, or of floats that are whole numbers
  .npy           integers, booleans or floats that are whole numbers, in C or Fortran order
  .png           grey values or palette indices; colours only if every pixel is an opaque grey
  Both files need the same shape, and the same spacing where both tell it. Voxels are matched
  by index: x, y, z in NIfTI; rows, columns in PNG; as saved in NumPy.

Options
  --names <file>         class names: JSON such as {"1": "liver"}, or an array from class 0 on
  --classes <n>          how many classes there are; by default the highest label + 1
  --ignore <label>       leave out the voxels that the target gives this label
  --include-background   let class 0 count in the mean; it is always shown
  --json                 one JSON document; classes that are absent score null
  --timing               where the time goes, in milliseconds: on stderr, or in the JSON
  -h, --help
  -v, --version

A class that neither file contains is skipped: it has no score and does not enter the mean.
The exit code is 0, or 1 with one line on stderr.
`;
