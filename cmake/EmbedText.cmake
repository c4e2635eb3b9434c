# ksp_embed_text(TARGET FILE SYMBOL): compiles the text of FILE into TARGET as
# `extern const std::string_view ksp::SYMBOL`, without its lines of comment (#). Changing the file
# rebuilds it.
function(ksp_embed_text target file symbol)
  set(input ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cc)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${input})
  file(READ ${input} text)
  string(REGEX REPLACE "(^|\n)(#[^\n]*\n)+" "\\1" text "${text}")
  # The initialiser is a raw string; its delimiter occurs in no text of ours.
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT [=[#include <string_view>
namespace ksp {
extern const std::string_view @symbol@;
const std::string_view @symbol@ = R"~ksp~(@text@)~ksp~";
}  // namespace ksp
]=])
  target_sources(${target} PRIVATE ${output})
endfunction()
