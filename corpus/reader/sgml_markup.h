#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Tags, entities and lines of Reuters-21578. It is SGML and not XML: it has no root, and refers to
/// control characters ("&#3;"), at which XML parsers stop; libxml2 told to recover gives the first
/// article and no more. The few things needed are found by hand. Names of elements are given in
/// lower case and found in either.
namespace chancery {

/// What stands between the tags of the first element `name`, up to the next tag if it is never
/// closed. nullopt if there is none.
std::optional<std::string_view> element(std::string_view markup, std::string_view name);

/// What stands so in each element `name`, in their order.
std::vector<std::string_view> elements(std::string_view markup, std::string_view name);

/// `markup` without its elements `name`, tags and content.
std::string without_element(std::string_view markup, std::string_view name);

/// The value of an attribute in `tag`, which is what follows the name of the element. Empty if
/// there is none.
std::string_view attribute(std::string_view tag, std::string_view name);

/// `text` with its entities resolved: those that SGML names, and numbers; those of control
/// characters go. "&" that begins none stays.
std::string resolve_entities(std::string_view text);

/// Paragraphs, '\n' between them, out of the lines of a body: one begins at a line indented by four
/// spaces or more, all other lines go on. The agency's name that closes a report is left out.
std::string join_reuters_lines(std::string_view body);

}  // namespace chancery
