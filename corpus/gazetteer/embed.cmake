# Writes OUT, a C++ source that holds the tables, from the TSV files: a program carries its
# gazetteer with it, wherever it is installed.
#   cmake -D COUNTRIES=countries.tsv -D LEADERS=leaders.tsv -D OUT=embedded_tables.cc -P embed.cmake
file(READ "${COUNTRIES}" countries)
file(READ "${LEADERS}" leaders)
file(WRITE "${OUT}.new"
  "#include \"corpus/gazetteer/embedded_tables.h\"\n"
  "namespace chancery {\n"
  "std::string_view embedded_countries() {\n  return R\"=tsv=(${countries})=tsv=\";\n}\n"
  "std::string_view embedded_leaders() {\n  return R\"=tsv=(${leaders})=tsv=\";\n}\n"
  "}\n")
file(RENAME "${OUT}.new" "${OUT}")
