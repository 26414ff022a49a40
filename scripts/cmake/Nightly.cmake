# The units of the nightly run, and what a person copies and fills in. Where the programs stand is
# known when they are installed (cmake --install --prefix), and no earlier.
set(nightly "${PROJECT_SOURCE_DIR}/scripts/nightly")
set(unit "${PROJECT_BINARY_DIR}/nightly/chancery.service")
install(CODE "
  file(READ \"${nightly}/chancery.service\" unit)
  string(REPLACE /usr/bin/chancery- \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}/chancery-\"
         unit \"\${unit}\")
  file(WRITE \"${unit}\" \"\${unit}\")")
install(FILES "${unit}" "${nightly}/chancery.timer" DESTINATION lib/systemd/system)
install(FILES "${nightly}/chancery.cron" "${nightly}/chancery.toml" "${nightly}/saved.toml"
        DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
