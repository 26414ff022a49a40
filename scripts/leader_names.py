"""How the sources of the leaders table spell people and titles (used by merge_leaders)."""
import re
import unicodedata
from difflib import SequenceMatcher

FAMILY_FIRST = set("CN KP KR VN VD XV TW KH".split())
WHOLE_NAME = {"MM"}            # Burmese names have no family name
FIRST_NAME = {"ET", "ER"}      # Ethiopians go by the given name
SPANISH = set("AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PY SV UY VE".split())
PARTICLES = set("al el an as ar de da do dos del della van von bin ibn ben ould abu di du le la abdul "
                "abd der den af".split())

SKIP_TITLE = re.compile(
    r"vice|deputy|deputies|governor|governorate|elect|designate|minister of(?! state)|member|co-?prince|captain"
    r"|ndlovukati|high representative|commissioner|in rebellion|northern cyprus|mayor|chief minister"
    r"|administrator|dalai|parliament|^and$|volkskammer|executive$|spokes|transnistria|ossetia|abkhazia")
OFFICES = [  # the first that fits wins
    (r"secretary of state", "secretary-of-state"), (r"secretary-general", "secretary-general"),
    (r"supreme leader", "supreme-leader"), (r"general secretary|first secretary", "general-secretary"),
    (r"sultan", "sultan"), (r"\b(emir|amir)\b", "emir"), (r"grand duke|grand duchess", "grand-duke"),
    (r"emperor", "emperor"), (r"\bpope\b", "pope"), (r"queen", "queen"),
    (r"\bking\b|druk gyalpo|yang di|monarch|sovereign|\bshah\b|malik", "king"), (r"\bprince\b", "prince"),
    (r"prime minister|premier|taoiseach|council of ministers|president of the government|federal chancellor$"
     r"|state minister", "prime-minister"),
    (r"minister of state", "head-of-government"), (r"chancellor", "chancellor"),
    (r"presidium", "chairman"), (r"presiden", "president"), (r"chairm[ae]n|chairwoman|chairperson", "chairman"),
    (r"head of state|junta|military|transition|council|committee|regent|o le ao|taliban|leader", "head-of-state")]
JUNK_LEAD = re.compile(
    r"^((presidents?|premiers?|ministers?|minister-designate|prime|president-elect|elect|co-vice|vice|sr|gen|lt|col|dr|"
    r"ceo|capt|cardinal|ratu|or|sir|dame|sheikh|hajji|maj|brig|fmr|former|acting|interim|the|and|field|marshal|sayyid)\.?\s+)+", re.I)
LETTERS = str.maketrans("đĐłŁøØıİßæÆþÞðÐəƏ", "dDlLoOiIsaAtTdDeE")


def fold(text):
    """Lower-case ASCII words: diacritics, hyphens and apostrophes do not count."""
    text = unicodedata.normalize("NFKD", text.translate(LETTERS))
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    text = re.sub(r"['’‘`ʻʼ]", "", text)
    return " ".join(re.findall(r"[a-z]+", text))


def slug(name):
    return fold(name).replace(" ", "-")


def alike(a, b):
    return SequenceMatcher(None, a, b).ratio()


def clean_name(name):
    """The bare name, or '' for what is no person's name."""
    if re.search(r'[\d()\[\]/:;"]| - |previously', name):
        return ""
    name = re.sub(r"^.*Republic of [A-Z]\w+ |^Swiss Confederation | serving as .*", "", name.split(",")[0].strip())
    if re.search(r"(?i)junta|council|committee|government|presidency", name):
        return ""
    name = JUNK_LEAD.sub("", name).strip()
    words = [w if not w.isupper() or re.match(r"^([A-Z]\.)+$|^[IVX]+$", w) else w.title() for w in name.split()]
    words = [re.sub(r"(?<=-)[A-Z]{3,}", lambda m: m.group().title(), w) for w in words]
    return " ".join(words) if 1 <= len(words) <= 6 else ""


def office_of(title, country):
    """The office of the closed list, or '' for a title that is not wanted."""
    title = fold(title) if "-" not in title else title.lower()
    if SKIP_TITLE.search(title) or title == "effective leader":
        return ""
    for pattern, office in OFFICES:
        if re.search(pattern, title):
            if office == "head-of-government" and country != "MC":
                return ""
            if office == "chancellor" and country not in ("DE", "AT"):
                return "prime-minister"
            return office
    return ""


def surnames(name, country, reign_keys):
    """The short forms the press uses alone."""
    words = name.split()
    if len(words) == 1:
        return [name]
    if country in WHOLE_NAME:
        return [name]
    if re.fullmatch(r"[IVX]+", words[-1]) or (len(words) > 2 and words[1] == "of"):
        return [words[0]]
    if country in FIRST_NAME:
        return [words[0]]
    if country in FAMILY_FIRST:
        return [words[0]] + ([words[-1]] if country in ("VN", "XV", "VD") else [])
    found = [with_particles(words, len(words) - 1)]
    if country in SPANISH and len(words) >= 4 and fold(words[-2]) not in PARTICLES | {"y", "e"}:
        found.append(with_particles(words, len(words) - 2))
    for key in reign_keys:                      # REIGN gives the name the world knows
        hits = [i for i, w in enumerate(words[1:], 1) if any(alike(fold(w), x) > 0.8 for x in key.split())]
        if hits and hits == list(range(hits[0], hits[-1] + 1)):
            found.append(" ".join(words[hits[0]:hits[-1] + 1]))
    return sorted(set(found))


def with_particles(words, at):
    begin = at
    while begin > 1 and fold(words[begin - 1]) in PARTICLES:
        begin -= 1
    return " ".join(words[begin:at + 1])
