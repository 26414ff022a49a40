#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

/// Links that a terminal opens on a click (the escape sequence OSC 8).
namespace chancery {

/// Where a report is: its web address, else the file it was read from, on the machine `host`; empty
/// if there is neither. Of web addresses only http and https count, for what a report states is not
/// to be trusted with other schemes. Each byte that a URL does not hold is percent-encoded, so that
/// no escape sequence can be ended by it. A target of more than 2,000 bytes, at which terminals give
/// up, is none.
std::string link_target(std::string_view url, std::string_view file, std::string_view host);

/// What stands before the words of a link. Lines with the same `number` are one link to a terminal.
std::string link_begin(std::string_view target, std::size_t number);

/// What stands behind them.
inline constexpr std::string_view kLinkEnd = "\x1b]8;;\x1b\\";

/// Gives the value of a variable of the environment, or nullptr.
using Environment = std::function<const char*(const char* name)>;

/// Whether the terminal that `environment` tells of does not show OSC 8 as garbage. Most terminals
/// know links or pass over them; this leaves out those that print them (the Linux console, Emacs,
/// old VTE) and those that say nothing of themselves.
bool knows_links(const Environment& environment);

}  // namespace chancery
