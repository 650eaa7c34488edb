"""Pages by their URLs, asked for politely, and never inside the local network. The only code under kg/documents that uses the network."""
