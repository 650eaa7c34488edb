"""Annotated corpora as spaCy's `Doc`s, to train and to measure with. The data are not part of the project: every reader takes a path."""
