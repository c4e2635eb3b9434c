# GoogleTest, built from source with the flags of the build it is used in (the sanitizers want that):
# Debian's source package, or else the same version from the project's own repository.
include(FetchContent)

if(EXISTS /usr/src/googletest/CMakeLists.txt)
  set(FETCHCONTENT_SOURCE_DIR_GOOGLETEST /usr/src/googletest)
endif()
set(INSTALL_GTEST OFF CACHE BOOL "" FORCE)
# CMake 4 refuses the old policy version that this GoogleTest asks for.
set(CMAKE_POLICY_VERSION_MINIMUM 3.5)
FetchContent_Declare(
  googletest
  GIT_REPOSITORY https://github.com/google/googletest.git
  GIT_TAG 58d77fa8070e8cec2dc1ed015d66b454c8d78850 # 1.12.1
)
FetchContent_MakeAvailable(googletest)
# Build only what a test links.
set_property(DIRECTORY "${googletest_SOURCE_DIR}" PROPERTY EXCLUDE_FROM_ALL ON)

enable_testing()

# ksp_add_gtest(NAME SOURCE... [LIBS LIBRARY...])      (LIBS GTest::gmock for matchers)
#
# One program, one ctest entry. Each case is counted from the JSON that the program writes where
# GTEST_OUTPUT says (script/test sets it), so there is no process a case.
function(ksp_add_gtest name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBS")
  add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE ${arg_LIBS} ksp_warnings GTest::gtest_main)
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
endfunction()
