"""The one exception for what the user can mend: a wrong path, wrong usage, a broken configuration."""

from __future__ import annotations


class HclscanError(Exception):
    """Ends the run with exit status 2. `hint` says what to do about it, when that is not plain from the message.

    What is wrong *inside* scanned files is a `Diagnostic` instead, so that one bad file never hides the findings of the others.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
