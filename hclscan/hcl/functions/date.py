"""Functions on points in time: https://developer.hashicorp.com/terraform/language/functions#date-and-time-functions."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from hclscan.hcl.functions.signature import Function, Parameter, invalid, table
from hclscan.hcl.types import STRING
from hclscan.hcl.values import EvaluationError, Value
from hclscan.records import record

_TIMESTAMP = r"(?a)(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,](\d+))?(?:Z|([+-])(\d\d):(\d\d))"
_DURATION = re.compile(r"(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)", re.ASCII)
_NANOSECONDS = {
    "ns": 1,
    "us": 10**3,
    "µs": 10**3,
    "μs": 10**3,
    "ms": 10**6,
    "s": 10**9,
    "m": 60 * 10**9,
    "h": 3600 * 10**9,
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@record
class Moment:
    """A point in time: nanoseconds of local time since the first day of year 1, and minutes that it is ahead of UTC."""

    local: int
    offset: int

    @property
    def absolute(self) -> int:
        return self.local - self.offset * 60 * 10**9

    @property
    def day(self) -> date:
        return date.fromordinal(self.local // _DAY + 1)

    @property
    def clock(self) -> tuple[int, int, int]:
        seconds = self.local % _DAY // 10**9
        return seconds // 3600, seconds // 60 % 60, seconds % 60

    def zone(self, separator: str) -> str:
        sign = "-" if self.offset < 0 else "+"
        return f"{sign}{abs(self.offset) // 60:02}{separator}{abs(self.offset) % 60:02}"

    def __str__(self) -> str:
        hour, minute, second = self.clock
        return f"{self.day.isoformat()}T{hour:02}:{minute:02}:{second:02}{self.zone(':') if self.offset else 'Z'}"


_DAY = 24 * 3600 * 10**9


def parse_timestamp(text: str, name: str) -> Moment:
    """The moment that RFC 3339 text names. Raises `EvaluationError`, naming the argument."""
    match = re.fullmatch(_TIMESTAMP, text)
    problem = invalid(name, f'"{text[:50]}" is not a timestamp such as 2024-12-31T23:59:59Z')
    if match is None:
        raise problem
    year, month, day, hour, minute, second = (int(match[group]) for group in range(1, 7))
    if hour > 23 or minute > 59 or second > 59 or int(match[9] or 0) > 23 or int(match[10] or 0) > 59:
        raise problem
    try:
        days = date(year, month, day).toordinal() - 1
    except ValueError:
        raise problem from None
    nanoseconds = int((match[7] or "0")[:9].ljust(9, "0"))
    offset = int(match[9] or 0) * 60 + int(match[10] or 0)
    local = days * _DAY + (hour * 3600 + minute * 60 + second) * 10**9 + nanoseconds
    return Moment(local, -offset if match[8] == "-" else offset)


def parse_duration(text: str) -> int:
    """The nanoseconds of a duration such as `1h30m`. Raises `EvaluationError`."""
    body = text[1:] if text[:1] in ("+", "-") else text
    total, end = 0, 0
    while len(body) <= 100 and (match := _DURATION.match(body, end)):
        whole, _, fraction = match[1].partition(".")
        unit = _NANOSECONDS[match[2]]
        total += int(whole or "0") * unit + int(fraction or "0") * unit // 10 ** len(fraction)
        end = match.end()
    if (end == 0 and body != "0") or (end and end < len(body)) or total >= 2**63:
        raise invalid("duration", f'"{text[:50]}" is not a duration such as 1h30m')
    return -total if text.startswith("-") else total


def _timeadd(timestamp: str, duration: str) -> Value:
    moment = parse_timestamp(timestamp, "timestamp")
    local = moment.local + parse_duration(duration)
    if not 0 <= local < date.max.toordinal() * _DAY:
        raise EvaluationError("the time is out of range", "years 1 to 9999 are supported")
    return str(Moment(local, moment.offset))


def _timecmp(first: str, second: str) -> Value:
    left, right = parse_timestamp(first, "timestamp_a").absolute, parse_timestamp(second, "timestamp_b").absolute
    return (left > right) - (left < right)


def _formatdate(layout: str, timestamp: str) -> Value:
    moment = parse_timestamp(timestamp, "time")
    pieces: list[str] = []
    for token in re.finditer(r"'(?:[^']|'')*'?|([A-Za-z])\1*|[^A-Za-z']+", layout):
        text = token[0]
        if text.startswith("'"):
            pieces.append(_literal(text))
        elif text[0].isascii() and text[0].isalpha():
            pieces.append(_verb(text, moment))
        else:
            pieces.append(text)
    return "".join(pieces)


def _literal(text: str) -> str:
    if text == "''":
        return "'"
    if len(text) < 2 or not text.endswith("'") or text.count("'") % 2:
        raise invalid("format", "a quoted part is not closed")
    return text[1:-1].replace("''", "'")


def _verb(verb: str, moment: Moment) -> str:
    write = _VERBS.get(verb)
    if write is None:
        raise invalid("format", f'"{verb}" does not stand for any part of a date; quote literal letters with \'')
    return write(moment)


_VERBS: dict[str, Callable[[Moment], str]] = {
    "YYYY": lambda moment: f"{moment.day.year:04}",
    "YY": lambda moment: f"{moment.day.year % 100:02}",
    "MMMM": lambda moment: _MONTHS[moment.day.month - 1],
    "MMM": lambda moment: _MONTHS[moment.day.month - 1][:3],
    "MM": lambda moment: f"{moment.day.month:02}",
    "M": lambda moment: str(moment.day.month),
    "DD": lambda moment: f"{moment.day.day:02}",
    "D": lambda moment: str(moment.day.day),
    "EEEE": lambda moment: _WEEKDAYS[moment.day.weekday()],
    "EEE": lambda moment: _WEEKDAYS[moment.day.weekday()][:3],
    "hh": lambda moment: f"{moment.clock[0]:02}",
    "h": lambda moment: str(moment.clock[0]),
    "HH": lambda moment: f"{(moment.clock[0] + 11) % 12 + 1:02}",
    "H": lambda moment: str((moment.clock[0] + 11) % 12 + 1),
    "AA": lambda moment: "AM" if moment.clock[0] < 12 else "PM",
    "aa": lambda moment: "am" if moment.clock[0] < 12 else "pm",
    "mm": lambda moment: f"{moment.clock[1]:02}",
    "m": lambda moment: str(moment.clock[1]),
    "ss": lambda moment: f"{moment.clock[2]:02}",
    "s": lambda moment: str(moment.clock[2]),
    "ZZZZZ": lambda moment: moment.zone(":"),
    "ZZZZ": lambda moment: moment.zone(""),
    "ZZZ": lambda moment: moment.zone("") if moment.offset else "UTC",
    "Z": lambda moment: moment.zone(":") if moment.offset else "Z",
}

FUNCTIONS = table(
    Function("formatdate", _formatdate, (Parameter("format", STRING), Parameter("time", STRING))),
    Function("timeadd", _timeadd, (Parameter("timestamp", STRING), Parameter("duration", STRING))),
    Function("timecmp", _timecmp, (Parameter("timestamp_a", STRING), Parameter("timestamp_b", STRING))),
)
