# ksp_warnings: link it PRIVATE to every target of our own code, to none of others'.
#
# KSP_WERROR turns warnings into errors. Only the presets whose compiler is pinned set it, so that a
# newer compiler with a new warning cannot break somebody's build.
option(KSP_WERROR "Treat compiler warnings as errors" OFF)

add_library(ksp_warnings INTERFACE)
target_compile_options(
  ksp_warnings
  INTERFACE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor
            # Tables of ranges begin with 0, which is no mistake.
            -Wno-type-limits
            # GCC 12 warns of copies inside its own std::string (its bug 105651).
            $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
            # libstdc++ 12's std::stable_sort calls what it has itself deprecated.
            $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>
            # The wasm build has a 32-bit size_t; clang says where that could cut a value short.
            $<$<CXX_COMPILER_ID:Clang>:-Wshadow;-Wshorten-64-to-32;-Wextra-semi>
            $<$<BOOL:${KSP_WERROR}>:-Werror>)
