"""The errors that firsthand raises, one tree.

FirsthandError
├── InputError          an item that cannot be read; becomes a failure row
├── CaseError           a case file that cannot be used
│   ├── CaseLockedError     another run is writing to it
│   ├── CaseVersionError    written by a newer firsthand
│   └── IntegrityError      stored bytes no longer hash to the recorded SHA-256
├── SettingError        a setting, codebook, alias table or overrides file that is wrong
└── UnknownIdError      an id that the case does not hold

Every message tells what failed, on which item, with which value, what was expected and what to do next.
"""


class FirsthandError(Exception):
    """Base of all errors; catch it to catch everything that firsthand raises on purpose."""


class InputError(FirsthandError):
    """An input cannot be read; the run goes on and the reason becomes a failure row."""


class CaseError(FirsthandError):
    """A case file cannot be used."""


class CaseLockedError(CaseError):
    """Another run is writing to this case."""


class CaseVersionError(CaseError):
    """The case was written by a newer version of firsthand."""


class IntegrityError(CaseError):
    """Stored bytes no longer hash to the SHA-256 recorded when they were captured."""


class SettingError(FirsthandError):
    """A setting, codebook, alias table or overrides file is wrong."""


class UnknownIdError(FirsthandError):
    """The case holds no item with this id."""
