"""What runs the network keeps to itself."""

from __future__ import annotations

import os
import subprocess
import sys

LOADED = "import spacy; spacy.load('diplomacy_kg')('Russia rejected the plan.')"


def test_nothing_is_counted_and_sent_elsewhere(tmp_path):
    """onnxruntime's own telemetry gives the machine a number, in the user's cache, before it sends anything."""
    places = {name: str(tmp_path / name) for name in ("HOME", "XDG_CACHE_HOME", "TMPDIR")}
    for place in places.values():
        os.mkdir(place)
    environment = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    subprocess.run([sys.executable, "-c", LOADED], env=environment | places, check=True)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
