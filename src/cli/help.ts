import { formatLines } from "../files/formats.ts";
import { metricList } from "./arguments/metric-list.ts";

/** Where the explanations of options begin. */
const COLUMN = 25;

/** Breaks text into lines of the column of explanations. */
function column(text: string): string {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = `${lines.at(-1)} ${word}`.trimStart();
    if (line.length <= 80 - COLUMN) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  return lines.join(`\n${" ".repeat(COLUMN)}`);
}

/** The text of `softdice --help`, at most 80 columns wide. */
export const help: string = `softdice score <predictions> <targets>
    Dice and other scores of label maps, class by class
softdice explain <prediction> <target>
    one pair by the conventions of other tools, and why they differ
softdice merge <states...>
    one report of what several machines scored
softdice compare <states...>, or <predictions> <predictions...> <targets>
    the first model beside each of the others, case by case, with p-values
softdice rank <states...>, or <predictions> <predictions...> <targets>
    the ranks of several models, with intervals and groups of tied models
softdice gradcheck --exec <command>
    the gradient of a loss that another program evaluates, against differences

  softdice score prediction.nii.gz target.nii.gz --names labels.json
  softdice score predictions/ targets/ --csv --html report.html

Two files are a pair. Files of two folders, and of the folders below them, are
pairs if their paths are the same except for the ending. Formats, by ending:
${formatLines().join("\n")}
Both files need the same shape, and the same spacing and place in space where
both contain them; axes that run in another sequence or direction are reordered.
Without a place voxels are matched by index.

Which files
  --match <pattern>      other names: "{id}_seg" for both folders, or a pattern
                         for each; {id} is the case, * any text within a name
  --layout <name>        nnunet, brats or bids: the usual names of each
  --pairs <table>        a CSV or TSV with the columns prediction and target,
                         and perhaps case, instead of two folders
  --cases <list>         a file with the ids to score, one on each line; - for
                         the standard input, as they arrive
  --missing <score>      a target without a prediction: skip (the default, with
                         exit code 2), or worst (it counts as an empty one)
  --strict               refuse files without a partner, before scoring
  --jobs <n>             threads, by default one for each core; the result does
                         not depend on it
  --shard <i/n>          score one of n parts, 1/n to n/n, and write a state
  --state                write a state for merge instead of a report
  --resume               take up a killed run; its finished cases are kept
                         beside --output
  --array <name>         the array of OME-Zarr, HDF5 or .npz files that hold
                         several; of one file also image.zarr/name and
                         labels.h5:/name
  --max-file <size>      the most that a file may hold, decompressed, such as
                         512M; by default 1G, at most 4G

What is counted
  --metrics <list>       ${column(`${metricList(false)}; by default dice, jaccard, precision and recall`)}
  --boundary <kind>      what a surface is made of: area (the default), voxels,
                         mesh, or contour and region of ITK
  --tolerances <file>    a tolerance in mm for each class, such as
                         {"1": 2, "2": 1.5}, for the metric surface-dice
  --convention <tool>    the numbers that another tool gives: deepmind, monai,
                         medpy, medpy-0.4, panoptica, plastimatch,
                         plastimatch-boundary, itk, itk-contour, seg-metrics,
                         nnunet, torchmetrics or torchmetrics-1.8
  --lesions <rules>      also lesion by lesion: brats2023, panoptica,
                         cc-metrics, threshold, maximum, merge, voronoi or
                         dilation, and rules that differ, such as
                         brats2023,dilation=1; --metrics then takes
                         ${column(metricList(true))}
  --regions <list>       regions that may overlap, wt=1+2+3,tc=1+3,et=3, instead
                         of labels; or brats2012 to brats2024, or the
                         dataset.json of nnU-Net
  --labels <list>        score these labels only, such as 1,2,5-7
  --colors <table>       pictures in colours: cityscapes, voc, ade20k, or a file
                         such as {"1": "#ff0000"}, or of ITK-SNAP, FreeSurfer
                         or 3D Slicer
  --threshold <value>    predictions are probabilities: 1 above it, 0 elsewhere
  --argmax               predictions have a value for each class: the largest
  --class-axis <n>       the axis of classes for --argmax, by default the last,
                         or the first in an .npz of nnU-Net; with --threshold
                         that of a channel for each region
                         (--metrics soft-dice, brier, ece, ace and mce score
                         the probabilities of --threshold or --argmax)
  --bins <n>             bins of probabilities for ece, ace and mce, by default
                         15, at most 10000
  --batch-axis <n>       the files are stacks: each image along this axis is a
                         case
  --classes <n>          the number of classes; by default the highest label + 1
  --ignore <label>       leave out the voxels to which the target gives this
                         label
  --spacing <list>       millimetres along each axis, such as 0.8,0.8,5, instead
                         of the spacing of the files
  --ignore-orientation   match voxels by index, whatever place in space the
                         files give them

What is reported
  --names <file>         class names: JSON such as {"1": "liver"}, dataset.json
                         of nnU-Net, or a table of BIDS, ITK-SNAP, FreeSurfer
                         or 3D Slicer
  --include-background   count class 0 in the mean, as diceScore and DiceMeter
                         of the library do by default
  --absent <value>       score of an absent class: skip (none), best or a number
  --absent-in <maps>     a class is absent if it is missing in: both maps (the
                         default), or the target
  --penalty <length>     the distance of a class that one map lacks, instead of
                         infinity: diagonal (of the image), or mm such as 374
  --confidence <part>    of the intervals of means and of mean differences that
                         scores with bounds have; by default 0.95
  --resamples <n>        random weightings of the cases, by default 2000; 0 for
                         no intervals
  --seed <n>             of the weights, by default 0
  --ranking <rule>       of rank: mean-then-rank (the default), rank-then-mean,
                         test-then-rank (significant wins over other models),
                         or brats (mean of the ranks in each case and class)

Which loss gradcheck asks
  --exec <command>       a program that answers each line of JSON on its input
                         with one, such as "python3 loss.py"; a client for
                         Python is dist/cli/softdice_gradcheck.py of the package
  --timeout <seconds>    the longest that an answer may take, by default 60
  --noise <size>         how far a value of the loss may be off: the tolerance
                         of a solver, such as 1e-4
  --budget <n>           evaluations of the loss, by default at most 10000;
                         --seed and --json apply as well

In which form
  --json                 one document with everything
  --csv                  a row for each class of each case
  --ndjson               a line of JSON for each case, in order, as soon as it
                         can be written
  --rows <what>          a row of CSV or a line of NDJSON for each of: classes
                         (the default), or lesions
  --markdown, --latex, --tsv
                         the table of means, to paste into a paper
  --html <file>          also a page with plots, tables and slices of the worst
                         cases, in one file
  --stream               of merge: a report in memory that does not grow with
                         the cases, with their summaries and without the cases
                         and pooled scores; medians are within 0.025 %
  -o, --output <file>    a file instead of the standard output
  --timing               where the time goes, for one pair: on stderr, or in the
                         JSON
  -h, --help
  -v, --version

The exit code is 0 if every pair was scored, 2 if some failed or have no
prediction, and 1 if none was scored or the arguments are wrong. Failures and
files without a partner are reported on stderr, a line each. That of gradcheck
is 0 for pass, 2 for fail, 3 for unresolved, and 1 if there was no check.
`;
