# chancery_flags: how our own code is compiled. Every target of ours links it PRIVATE, so that
# nothing reaches the headers of others and no global flag is touched.
set(CMAKE_CXX_EXTENSIONS OFF)
add_library(chancery_flags INTERFACE)
target_compile_features(chancery_flags INTERFACE cxx_std_20)
target_include_directories(chancery_flags INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(chancery_flags INTERFACE
  $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)

target_compile_options(chancery_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wformat=2 -Wimplicit-fallthrough
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wsuggest-override>
  # g++ 12 warns wrongly of overlapping copies in std::string (GCC bug 105651).
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
  $<$<BOOL:${CHANCERY_WERROR}>:-Werror>)

# For our libraries in debug builds: without it the programs take a second to start, and the tests start
# them thousands of times.
add_library(chancery_light_optimisation INTERFACE)
target_compile_options(chancery_light_optimisation INTERFACE
  $<$<CONFIG:Debug>:-O1>
  # With it g++ 12 takes what is in an empty std::optional for used.
  $<$<AND:$<CONFIG:Debug>,$<CXX_COMPILER_ID:GNU>>:-Wno-maybe-uninitialized>)

if(CHANCERY_SANITIZE)
  target_compile_options(chancery_flags INTERFACE
    -fsanitize=${CHANCERY_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(chancery_flags INTERFACE -fsanitize=${CHANCERY_SANITIZE})
endif()
