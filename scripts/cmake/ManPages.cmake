# The man page of each program, which the program itself prints (corpus/man_page.h).
set(pages)
foreach(program chancery-index chancery-search)
  set(page "${PROJECT_BINARY_DIR}/man/${program}.1")
  add_custom_command(
    OUTPUT "${page}"
    COMMAND ${CMAKE_COMMAND} -E make_directory "${PROJECT_BINARY_DIR}/man"
    COMMAND ${program} --man-page > "${page}"
    DEPENDS ${program}
    VERBATIM
    COMMENT "Writing the man page of ${program}")
  list(APPEND pages "${page}")
endforeach()
add_custom_target(man_pages ALL DEPENDS ${pages})
install(FILES ${pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
