import { expect, it } from "vitest";
import { caseFile, contentOf } from "../../../src/cli/find/case-file.ts";

it("the note on a file names the option that reads the other", () => {
  const both = ["a.nii.gz", "a.npz"];
  expect(caseFile(both, "prediction", "probabilities")).toMatchObject({
    path: "a.npz",
    note: 'prediction: .npz was read and .nii.gz beside it passed over, since probabilities were asked for; --match "{id}.nii.gz" "{id}" reads the other',
  });
  expect(caseFile(both, "target", "labels")).toMatchObject({
    path: "a.nii.gz",
    note: 'target: .nii.gz was read and .npz beside it passed over, since labels were asked for; --match "{id}" "{id}.npz" reads the other',
  });
  expect(caseFile(["a.nii"], "target", "labels")).toEqual({ path: "a.nii" });
  expect(caseFile(["a.nii", "a.mha"], "target", "labels")).toEqual(["a.nii", "a.mha"]);
});

it("contentOf is what predictions are read as", () => {
  expect(contentOf({})).toBe("labels");
  expect(contentOf({ argmax: true })).toBe("probabilities");
  expect(contentOf({ threshold: 0 })).toBe("probabilities");
});
