# Writes OUT, a C++ source that holds the tables, from the TSV files: a program carries its
# gazetteer with it, wherever it is installed.
#   cmake -D "TABLES=countries.tsv;leaders.tsv" -D OUT=embedded_tables.cc -P embed.cmake
file(WRITE "${OUT}.new"
  "#include \"corpus/gazetteer/embedded_tables.h\"\n"
  "namespace chancery {\n"
  "const std::vector<Table>& embedded_tables() {\n"
  "  static const std::vector<Table> kTables{\n")
foreach(table IN LISTS TABLES)
  get_filename_component(name "${table}" NAME)
  file(READ "${table}" content)
  file(APPEND "${OUT}.new" "{\"${name}\", R\"=tsv=(${content})=tsv=\"},\n")
endforeach()
file(APPEND "${OUT}.new" "  };\n  return kTables;\n}\n}\n")
file(RENAME "${OUT}.new" "${OUT}")
