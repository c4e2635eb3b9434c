# CLI11, the argument parser: Debian's package, elsewhere the same version from its repository.
find_package(CLI11 2.3 QUIET)
if(NOT CLI11_FOUND)
  include(FetchContent)
  FetchContent_Declare(CLI11 GIT_REPOSITORY https://github.com/CLIUtils/CLI11.git GIT_TAG v2.3.1)
  FetchContent_MakeAvailable(CLI11)
endif()
