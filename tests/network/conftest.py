from __future__ import annotations

from hypothesis import settings

# a busy machine makes no law untrue
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
