"""What ontologies/ says, compiled once into typed tables."""
