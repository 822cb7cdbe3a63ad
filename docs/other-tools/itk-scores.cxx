// Scores of pairs of label maps by ITK, one line of JSON for each pair of the file that is given: run-tools.ts writes it. A score is null
// where ITK throws an exception.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <vector>

#include <itkContourMeanDistanceImageFilter.h>
#include <itkHausdorffDistanceImageFilter.h>
#include <itkImage.h>
#include <itkLabelOverlapMeasuresImageFilter.h>

using Mask = itk::Image<unsigned char, 3>;
using Labels = std::vector<unsigned char>;

static Mask::Pointer maskOf(const Labels& labels, unsigned char label, const std::int32_t extents[3], const double spacing[3]) {
  Mask::SizeType size = {{static_cast<itk::SizeValueType>(extents[2]), static_cast<itk::SizeValueType>(extents[1]),
                          static_cast<itk::SizeValueType>(extents[0])}};
  auto mask = Mask::New();
  mask->SetRegions(Mask::RegionType(size));
  const double reversed[3] = {spacing[2], spacing[1], spacing[0]};
  mask->SetSpacing(reversed);
  mask->Allocate();
  std::transform(labels.begin(), labels.end(), mask->GetBufferPointer(), [=](unsigned char each) { return each == label; });
  return mask;
}

template <class Score>
static void print(const char* name, const char* end, Score score) {
  std::cout << "\"" << name << "\":";
  try {
    const double value = score();
    // ITK has the square root of the largest number for the distance to a mask without voxels.
    if (std::isnan(value)) std::cout << "null";
    else if (value > 1e150) std::cout << "\"Infinity\"";
    else std::cout << value;
  } catch (const itk::ExceptionObject&) {
    std::cout << "null";
  }
  std::cout << end;
}

static void printScores(Mask::Pointer prediction, Mask::Pointer target) {
  auto overlap = itk::LabelOverlapMeasuresImageFilter<Mask>::New();
  overlap->SetSourceImage(prediction);
  overlap->SetTargetImage(target);
  overlap->Update();
  const bool listed = overlap->GetLabelSetMeasures().count(1) > 0;
  const auto ofLabel = [=](double value) { return listed ? value : std::nan(""); };
  print("dice", ",", [&] { return ofLabel(overlap->GetDiceCoefficient(1)); });
  print("jaccard", ",", [&] { return ofLabel(overlap->GetJaccardCoefficient(1)); });
  // The recall of a class that the target lacks is the largest number.
  const double recall = overlap->GetTargetOverlap(1);
  print("recall", ",", [&] { return ofLabel(recall > 1 ? std::nan("") : recall); });
  const auto hausdorff = [=] {
    auto filter = itk::HausdorffDistanceImageFilter<Mask, Mask>::New();
    filter->SetInput1(prediction);
    filter->SetInput2(target);
    filter->Update();
    return filter;
  };
  print("hd", ",", [&] { return hausdorff()->GetHausdorffDistance(); });
  print("averageHausdorff", ",", [&] { return hausdorff()->GetAverageHausdorffDistance(); });
  print("contourMean", "", [&] {
    auto filter = itk::ContourMeanDistanceImageFilter<Mask, Mask>::New();
    filter->SetInput1(prediction);
    filter->SetInput2(target);
    filter->Update();
    return filter->GetMeanDistance();
  });
}

int main(int count, char** arguments) {
  if (count != 2) return 1;
  std::ifstream in(arguments[1], std::ios::binary);
  std::cout.precision(17);
  std::int32_t head[5];
  while (in.read(reinterpret_cast<char*>(head), sizeof head)) {
    double spacing[3];
    in.read(reinterpret_cast<char*>(spacing), sizeof spacing);
    const std::int32_t* extents = head + 2;
    const std::size_t size = std::size_t(extents[0]) * extents[1] * extents[2];
    Labels prediction(size), target(size);
    in.read(reinterpret_cast<char*>(prediction.data()), size);
    in.read(reinterpret_cast<char*>(target.data()), size);
    std::cout << "{\"classes\":[";
    for (int label = 1; label < head[1]; label++) {
      std::cout << (label > 1 ? ",{" : "{");
      printScores(maskOf(prediction, label, extents, spacing), maskOf(target, label, extents, spacing));
      std::cout << "}";
    }
    std::cout << "]}\n";
  }
}
