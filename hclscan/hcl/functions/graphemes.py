"""Splitting text into what people call characters, as Terraform counts them (Unicode Standard Annex 29, abridged)."""

from __future__ import annotations

import unicodedata

from hclscan.hcl import metering

_ZERO_WIDTH_JOINER = "\u200d"
_OTHER_PICTOGRAPHS = "\xa9\xae\u203c\u2049\u2122\u2139\u3030\u303d\u3297\u3299"


def graphemes(text: str) -> list[str]:
    """The grapheme clusters of a text: a base character with its combining marks, a flag, a family of emoji, CR LF."""
    if text.isascii() and "\r\n" not in text:
        return list(text)
    metering.current.spend(len(text) >> 1)
    clusters: list[str] = []
    for character in text:
        if clusters and _joins(clusters[-1], character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _joins(cluster: str, character: str) -> bool:
    last = cluster[-1]
    if last == "\r":
        return character == "\n"
    if _is_control(last) or _is_control(character):
        return False
    if _extends(character):
        return True
    if last == _ZERO_WIDTH_JOINER:
        return len(cluster) > 1 and _is_pictographic(cluster[0]) and _is_pictographic(character)
    if _is_regional(character) and _is_regional(last):
        return len(cluster) % 2 == 1
    return _continues_syllable(last, character)


def _is_control(character: str) -> bool:
    category = unicodedata.category(character)
    return category in ("Cc", "Zl", "Zp") or (category == "Cf" and character not in "\u200c\u200d" and not _is_tag(character))


def _is_tag(character: str) -> bool:
    return "\U000e0020" <= character <= "\U000e007f"


def _extends(character: str) -> bool:
    if unicodedata.category(character) in ("Mn", "Me", "Mc") or character in "\u200c\u200d":
        return True
    return "\U0001f3fb" <= character <= "\U0001f3ff" or "\uff9e" <= character <= "\uff9f" or _is_tag(character)


def _is_pictographic(character: str) -> bool:
    return "\U0001f000" <= character <= "\U0001faff" or "\u2190" <= character <= "\u2bff" or character in _OTHER_PICTOGRAPHS


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _continues_syllable(last: str, character: str) -> bool:
    """Whether two Hangul jamo or syllables belong to one syllable block."""
    before, after = _hangul(last), _hangul(character)
    if before == "L":
        return after in ("L", "V", "LV", "LVT")
    if before in ("LV", "V"):
        return after in ("V", "T")
    return before in ("LVT", "T") and after == "T"


def _hangul(character: str) -> str:
    if "\u1100" <= character <= "\u115f" or "\ua960" <= character <= "\ua97c":
        return "L"
    if "\u1160" <= character <= "\u11a7" or "\ud7b0" <= character <= "\ud7c6":
        return "V"
    if "\u11a8" <= character <= "\u11ff" or "\ud7cb" <= character <= "\ud7fb":
        return "T"
    if "\uac00" <= character <= "\ud7a3":
        return "LV" if (ord(character) - 0xAC00) % 28 == 0 else "LVT"
    return ""
