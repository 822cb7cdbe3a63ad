// Scores of pairs of masks by ITK, one line of JSON for each pair of the file that is given: docs/other-tools/main.ts writes it.

#include <cstdint>
#include <fstream>
#include <iostream>
#include <limits>
#include <vector>

#include <itkContourMeanDistanceImageFilter.h>
#include <itkHausdorffDistanceImageFilter.h>
#include <itkImage.h>
#include <itkLabelOverlapMeasuresImageFilter.h>

using Mask = itk::Image<unsigned char, 3>;

static Mask::Pointer readMask(std::istream& in, const std::int32_t extents[3], const double spacing[3]) {
  Mask::SizeType size = {{static_cast<itk::SizeValueType>(extents[2]), static_cast<itk::SizeValueType>(extents[1]),
                          static_cast<itk::SizeValueType>(extents[0])}};
  auto mask = Mask::New();
  mask->SetRegions(Mask::RegionType(size));
  const double reversed[3] = {spacing[2], spacing[1], spacing[0]};
  mask->SetSpacing(reversed);
  mask->Allocate();
  in.read(reinterpret_cast<char*>(mask->GetBufferPointer()), std::streamsize(size[0]) * size[1] * size[2]);
  return mask;
}

static void print(const char* name, double value) {
  std::cout << "\"" << name << "\":" << value << ",";
}

int main(int count, char** arguments) {
  if (count != 2) return 1;
  std::ifstream in(arguments[1], std::ios::binary);
  std::cout.precision(17);
  std::int32_t extents[3];
  while (in.read(reinterpret_cast<char*>(extents), sizeof extents)) {
    double spacing[3];
    in.read(reinterpret_cast<char*>(spacing), sizeof spacing);
    auto prediction = readMask(in, extents, spacing);
    auto target = readMask(in, extents, spacing);
    std::cout << "{";
    auto overlap = itk::LabelOverlapMeasuresImageFilter<Mask>::New();
    overlap->SetSourceImage(prediction);
    overlap->SetTargetImage(target);
    overlap->Update();
    print("dice", overlap->GetDiceCoefficient(1));
    print("jaccard", overlap->GetJaccardCoefficient(1));
    print("recall", overlap->GetTargetOverlap(1));
    print("signedVolumeSimilarity", overlap->GetVolumeSimilarity(1));
    auto hausdorff = itk::HausdorffDistanceImageFilter<Mask, Mask>::New();
    hausdorff->SetInput1(prediction);
    hausdorff->SetInput2(target);
    hausdorff->Update();
    print("hd", hausdorff->GetHausdorffDistance());
    print("averageHausdorff", hausdorff->GetAverageHausdorffDistance());
    auto contour = itk::ContourMeanDistanceImageFilter<Mask, Mask>::New();
    contour->SetInput1(prediction);
    contour->SetInput2(target);
    contour->Update();
    print("contourMean", contour->GetMeanDistance());
    std::cout << "\"tool\":\"itk\"}\n";
  }
}
