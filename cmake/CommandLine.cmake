# CLI11, the argument parser: Debian's package, or else the same version from its repository.
find_package(CLI11 2.1 QUIET)
if(NOT CLI11_FOUND)
  include(FetchContent)
  FetchContent_Declare(
    CLI11
    GIT_REPOSITORY https://github.com/CLIUtils/CLI11.git
    GIT_TAG 70f8072f9dd2292fd0b9f9e5f58e279f60483ed3 # 2.1.2
  )
  FetchContent_MakeAvailable(CLI11)
endif()
