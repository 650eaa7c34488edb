"""How the bundled pipeline was made; README.md tells it."""
