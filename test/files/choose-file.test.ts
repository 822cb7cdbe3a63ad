import { describe, expect, it } from "vitest";
import { chooseFile } from "../../src/files/choose-file.ts";

describe("the file of a case", () => {
  it("is the only one, whatever it holds", () => {
    expect(chooseFile(["a.npz"], "prediction", "labels")).toEqual({ path: "a.npz" });
    expect(chooseFile(["a.nii"], "prediction", "probabilities")).toEqual({ path: "a.nii" });
  });

  it("is an .npz for probabilities, and another one for labels", () => {
    const both = ["a.nii.gz", "a.npz"];
    expect(chooseFile(both, "prediction", "probabilities")).toEqual({
      path: "a.npz",
      note: "prediction: .npz was read and .nii.gz beside it passed over, since probabilities were asked for",
      beside: ".nii.gz",
    });
    expect(chooseFile(both, "target", "labels")).toEqual({
      path: "a.nii.gz",
      note: "target: .nii.gz was read and .npz beside it passed over, since labels were asked for",
      beside: ".npz",
    });
  });

  it("is not known where several hold what was asked for", () => {
    expect(chooseFile(["a.mha", "a.nii", "a.npz"], "target", "labels")).toEqual(["a.mha", "a.nii"]);
    expect(chooseFile(["a.mha", "a.nii", "a.npz"], "prediction", "probabilities")).toMatchObject({
      path: "a.npz",
    });
    expect(chooseFile(["a.NPZ", "a.npz"], "prediction", "labels")).toEqual(["a.NPZ", "a.npz"]);
  });
});
