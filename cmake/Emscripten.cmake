# Toolchain file of the wasm preset: the Emscripten that script/setup chose (one on the PATH that is
# new enough, or else the private one that it installs) and left a link to.
get_filename_component(_ksp_emscripten "${CMAKE_CURRENT_LIST_DIR}/../.tools/emscripten/current" REALPATH)
if(NOT EXISTS "${_ksp_emscripten}/emcc.py")
  message(FATAL_ERROR "no Emscripten yet: run script/setup first")
endif()
include("${_ksp_emscripten}/cmake/Modules/Platform/Emscripten.cmake")
