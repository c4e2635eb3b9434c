// Prints the Chinese texts: the file that the engine's addChinese takes.
#include "report/chinese_texts.h"

#include <cstdio>

int main() { std::fwrite(ksp::kChineseTexts.data(), 1, ksp::kChineseTexts.size(), stdout); }
