"""A built graph over HTTP: a SPARQL endpoint, the stored questions, statements as JSON, and pages. The only room with a web framework."""
