"""`kg validate`: whether a built graph keeps to the shapes."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from kg.cli.arguments import verb
from kg.cli.counted import number


def add_to(verbs: Any) -> None:
    """Add the verb."""
    parser = verb(verbs, "validate", "check a built graph against ontologies/shapes.ttl", "kg validate build")
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that kg build made")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Print a sentence for each fault, and what was checked; 1 where there was a fault."""
    from tqdm import tqdm

    from kg.graph import read
    from kg.graph.oxigraph import local
    from kg.graph.validation import reports

    documents = statements = faults = 0
    bar = tqdm(reports(local(read(options.folder))), unit=" graphs", leave=False, delay=1, disable=None)
    for report in bar:
        documents += report.document is not None
        statements += report.statements
        faults += len(report.faults)
        for fault in report.faults:
            bar.write(str(fault))
    wrong = number(faults, "fault") if faults else "nothing wrong"
    print(f"{number(documents, 'document')}, {number(statements, 'statement')} checked: {wrong}")
    return 1 if faults else 0
