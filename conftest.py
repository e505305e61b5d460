"""Settings of all tests: how long hypothesis searches, and no configuration of the user who runs them."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# `make test` tries the same examples each time: what was green stays green until something changes. Acceptance looks
# for new ones.
QUIET = [HealthCheck.too_slow]
settings.register_profile("default", max_examples=50, deadline=None, derandomize=True, suppress_health_check=QUIET)
settings.register_profile("acceptance", max_examples=500, deadline=None, suppress_health_check=QUIET)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(autouse=True)
def _no_user_configuration(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    empty: Path = tmp_path_factory.mktemp("no-configuration")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(empty))
    monkeypatch.setenv("APPDATA", str(empty))
