"""Errors, by what the reader can do about them."""


class KgError(Exception):
    """What went wrong, where, and what would help: written to be shown as it is."""


class InputError(KgError):
    """A file or text that was given cannot be read: fix the input."""


class OntologyError(KgError):
    """A Turtle file of ours says something that has no meaning here: fix that file."""


class PipelineError(KgError):
    """The language pipeline cannot be loaded or is not one we can read: install or choose another."""


class ClusterError(KgError):
    """The machines that are to read cannot be reached, or are not as they must be: look at the scheduler and its workers."""


class GraphError(KgError):
    """A built graph is missing or cannot answer: look at the folder or the query."""
