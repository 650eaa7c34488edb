"""Pages by their URLs, asked for politely, and never inside the local network. The only code under kg/documents that uses the network."""

from kg.documents.addresses.address import is_address, shown
from kg.documents.addresses.fetching import Fetched, Fetcher
from kg.documents.addresses.limits import Limits

__all__ = ["Fetched", "Fetcher", "Limits", "is_address", "shown"]
