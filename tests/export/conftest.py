"""Records made by hand that the export tests share."""

import pytest

from onrecord.record import Record
from tests.eventful import BARE, RECORD


@pytest.fixture
def record() -> Record:
    return RECORD


@pytest.fixture
def bare() -> Record:
    return BARE
