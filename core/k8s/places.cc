#include "k8s/places.h"

#include <utility>

namespace ksp::k8s {

bool Places::Add(std::string text, std::size_t place) {
  return places_.emplace(std::move(text), place).second;
}

std::size_t Places::Find(const std::string& text) const {
  auto it = places_.find(text);
  return it == places_.end() ? kNone : it->second;
}

}  // namespace ksp::k8s
