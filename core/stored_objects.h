// What the cluster has stored already, as one release reads it: what updates are compared with.
#ifndef KSP_STORED_OBJECTS_H_
#define KSP_STORED_OBJECTS_H_

#include <cstddef>
#include <vector>

#include "kserve/cluster.h"
#include "kserve/release.h"
#include "report/trace.h"
#include "scenario/documents.h"
#include "value/value.h"

namespace ksp {

class StoredObjects {
 public:
  // Looks at the first `limit` documents. An object that the API server would not have stored is
  // told to `trace`, which may be null, and counts as absent.
  StoredObjects(const kserve::Release& release, const std::vector<Document>& documents,
                std::size_t limit, Trace* trace);

  // Runtimes that are stored are in reach until an update of theirs is admitted.
  void InstallRuntimes(kserve::Cluster* cluster) const;

  // The typed object of that number, with its status; null if it counts as absent.
  const Value* Find(std::size_t document) const;

 private:
  const std::vector<Document>& documents_;
  std::vector<Value> objects_;  // by the number of the document; null where there is none
};

// `object` as the API server hands it to the webhooks where it updates `stored`: what a client
// cannot change is the stored object's.
Value AsUpdate(const Value& object, const Value& stored);

// Sets the generation of an admitted update: one more where the spec has changed.
void SetGeneration(const Value& stored, Value* object);

}  // namespace ksp

#endif  // KSP_STORED_OBJECTS_H_
