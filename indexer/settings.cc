#include "indexer/settings.h"

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <istream>
#include <memory>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <toml++/toml.h>

#include "corpus/arguments.h"
#include "corpus/error.h"
#include "corpus/text/edit_distance.h"

namespace chancery {

namespace {

constexpr const char* kKeyHint =
    "a setting is an option of chancery-index by its long name, without the dashes: see --help";
constexpr const char* kValueHint =
    "settings are TOML: name = \"text\", name = 5, or name = [\"one\", \"two\"]";

/// The one setting that can have been meant by `key`; empty if none is near, or several are.
std::string nearest_setting(const CLI::App& app, const std::string& key) {
  std::string nearest;
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_configurable()) continue;
    for (const std::string& name : option->get_lnames()) {
      if (edit_distance(key, name) > most_edits(count_characters(name))) continue;
      if (!nearest.empty()) return {};
      nearest = name;
    }
  }
  return nearest;
}

/// What one line of the file sets, and how a fault in it is told.
class Setting {
 public:
  Setting(const CLI::App& app, std::string key, const toml::node& value, std::string file)
      : app_(app), key_(std::move(key)), value_(value), file_(std::move(file)) {}

  const CLI::Option& option() const {
    const CLI::Option* option = app_.get_option_no_throw("--" + key_);
    if (option == nullptr || key_.size() < 2) {
      const std::string meant = nearest_setting(app_, key_);
      fail("there is no setting " + key_,
           (meant.empty() ? "" : "did you mean " + meant + "? ") + std::string(kKeyHint));
    }
    if (!option->get_configurable()) {
      fail(key_ + " is for the command line alone", "take it out of the file");
    }
    return *option;
  }

  /// As the command line would have them; none of an empty list and of a flag that is off, which
  /// CLI11 would count as given.
  std::vector<std::string> values() const {
    const bool is_flag = option().get_items_expected_max() == 0;
    if (is_flag) return flag();
    if (const toml::array* list = value_.as_array()) return values_of(*list);
    return {text_of(value_)};
  }

 private:
  std::vector<std::string> flag() const {
    const toml::value<bool>* is_on = value_.as_boolean();
    if (is_on == nullptr) fail(key_ + " is true or false", kValueHint);
    if (!is_on->get()) return {};
    return {"true"};
  }

  std::vector<std::string> values_of(const toml::array& list) const {
    if (option().get_items_expected_max() < 2) fail(key_ + " is one value, not a list", kValueHint);
    std::vector<std::string> values;
    for (const toml::node& value : list) values.push_back(text_of(value));
    return values;
  }

  std::string text_of(const toml::node& value) const {
    if (const auto* text = value.as_string()) return guarded(text->get());
    if (const auto* number = value.as_integer()) return std::to_string(number->get());
    fail(key_ + " is neither text nor a whole number", kValueHint);
  }

  [[noreturn]] void fail(const std::string& what, const std::string& hint) const {
    throw Error(ErrorKind::Usage,
                file_ + ", line " + std::to_string(value_.source().begin.line) + ": " + what, hint);
  }

  const CLI::App& app_;
  std::string key_;
  const toml::node& value_;
  std::string file_;
};

toml::table read_toml(std::istream& in, const std::string& file) {
  try {
    return toml::parse(in);
  } catch (const toml::parse_error& error) {
    const toml::source_position place = error.source().begin;
    throw Error(ErrorKind::Usage,
                file + ", line " + std::to_string(place.line) + ", column " +
                    std::to_string(place.column) + ": " + std::string(error.description()),
                kValueHint);
  }
}

/// CLI11 would let the file win over the environment, which is nearer to the one run.
bool is_in_environment(const CLI::Option& option) {
  const std::string name = option.get_envname();
  if (name.empty()) return false;
  const char* value = std::getenv(name.c_str());
  return value != nullptr && *value != '\0';
}

/// In the place of CLI11's own reader of TOML, which takes a '#' within quotes for a comment, knows
/// no escapes, and has nothing to say of a line that it cannot read.
class TomlSettings final : public CLI::ConfigTOML {
 public:
  explicit TomlSettings(const CLI::App& app) : app_(app) {}

  std::vector<CLI::ConfigItem> from_config(std::istream& in) const override {
    const std::string file = settings_file(app_);
    const toml::table table = read_toml(in, file);
    std::vector<CLI::ConfigItem> given;
    for (const auto& [key, value] : table) {
      const std::string name(key.str());
      const Setting setting(app_, name, value, file);
      if (is_in_environment(setting.option())) continue;
      const std::vector<std::string> values = setting.values();
      if (values.empty()) continue;
      given.emplace_back();
      given.back().name = name;
      given.back().inputs = values;
    }
    return given;
  }

 private:
  const CLI::App& app_;  // which holds this, so it is there as long
};

/// The name as it was typed, of a file that can be read. CLI11 would only say that it cannot.
CLI::Validator readable_file() {
  return {[](std::string& name) {
            name = unguarded(name);
            std::error_code error;
            const bool is_folder = std::filesystem::is_directory(name, error);
            errno = 0;
            if (is_folder || !std::ifstream(name)) {
              const char* why = is_folder ? "it is a folder" : std::strerror(errno);
              throw Error(ErrorKind::Usage, "cannot read the settings in " + name + ": " + why,
                          "--config wants a TOML file");
            }
            return std::string();
          },
          ""};
}

}  // namespace

CLI::Option* add_settings_file(CLI::App& app) {
  app.config_formatter(std::make_shared<TomlSettings>(app));
  return app
      .set_config("--config", "", "Take from FILE what is not given here: TOML, an option a line")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->transform(readable_file())
      ->type_name("FILE");
}

std::string settings_file(const CLI::App& app) {
  const CLI::Option* const option = app.get_config_ptr();
  return option != nullptr && option->count() > 0 ? unguarded(option->results().back())
                                                  : std::string();
}

}  // namespace chancery
