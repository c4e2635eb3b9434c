# yaml-cpp: the same 0.8.0 for every target, native and wasm, compiled here with our own flags.
#
# A library of the system is never used, only the source: the copy that script/setup unpacks, or
# else the project's own repository.
include(FetchContent)

set(KSP_YAML_CPP_VERSION 0.8.0)
set(_ksp_yaml_cpp_unpacked "${PROJECT_SOURCE_DIR}/.tools/yaml-cpp-${KSP_YAML_CPP_VERSION}")
if(EXISTS "${_ksp_yaml_cpp_unpacked}/src")
  set(FETCHCONTENT_SOURCE_DIR_YAMLCPP "${_ksp_yaml_cpp_unpacked}")
endif()

# SOURCE_SUBDIR names a folder without a CMakeLists.txt on purpose. yaml-cpp 0.8.0's own asks for a
# CMake so old that CMake 4 refuses it; a library of plain sources needs none.
FetchContent_Declare(
  yamlcpp
  GIT_REPOSITORY https://github.com/jbeder/yaml-cpp.git
  GIT_TAG f7320141120f720aecc4c32be25586e7da9eb978 # 0.8.0
  SOURCE_SUBDIR no-cmake-here)
FetchContent_MakeAvailable(yamlcpp)

# The parser alone, in a copy that has what we use of it: the rest, with the streams of the C++
# library, would be an eighth of the page's engine (docs/performance.md).
set(_ksp_yaml_cpp "${CMAKE_BINARY_DIR}/yaml-cpp")
set(_ksp_yaml_cpp_patch "${CMAKE_CURRENT_LIST_DIR}/yaml-cpp.patch")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${_ksp_yaml_cpp_patch}")
file(REMOVE_RECURSE "${_ksp_yaml_cpp}")
file(COPY "${yamlcpp_SOURCE_DIR}/include" "${yamlcpp_SOURCE_DIR}/src" DESTINATION "${_ksp_yaml_cpp}")
execute_process(
  # The ceiling hides our own repository, whose paths git would take the patch's for.
  COMMAND "${CMAKE_COMMAND}" -E env "GIT_CEILING_DIRECTORIES=${CMAKE_BINARY_DIR}" git apply
          "${_ksp_yaml_cpp_patch}"
  WORKING_DIRECTORY "${_ksp_yaml_cpp}" COMMAND_ERROR_IS_FATAL ANY)

set(_ksp_yaml_cpp_sources parser scanner scantoken simplekey singledocparser)
list(TRANSFORM _ksp_yaml_cpp_sources REPLACE "(.+)" "${_ksp_yaml_cpp}/src/\\1.cpp")
add_library(yaml-cpp STATIC ${_ksp_yaml_cpp_sources})
add_library(yaml-cpp::yaml-cpp ALIAS yaml-cpp)
target_compile_features(yaml-cpp PUBLIC cxx_std_17)
# SYSTEM: its headers are not ours to warn about.
target_include_directories(yaml-cpp SYSTEM PUBLIC "${_ksp_yaml_cpp}/include")
target_compile_definitions(yaml-cpp PUBLIC YAML_CPP_STATIC_DEFINE)
target_compile_options(yaml-cpp PRIVATE -w)
if(EMSCRIPTEN)
  target_compile_options(yaml-cpp PRIVATE -fno-exceptions -fno-rtti)
endif()
