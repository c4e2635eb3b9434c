# ccache, where there is one: a fresh build folder or a switched branch costs little.
# Include before any target is made.
find_program(KSP_CCACHE ccache)
if(KSP_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER "${KSP_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${KSP_CCACHE}")
endif()
