"""Files and folders to items: the bytes as they are, with what they are called and where they came from."""

from firsthand.acquire.files import Acquirer
from firsthand.acquire.names import Names

__all__ = ["Acquirer", "Names"]
