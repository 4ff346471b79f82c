"""The intake by its own description: schemathesis sends what the description allows and what it does not.

Rules it keeps: whatever comes, an answer is one that the description names, and never a fault of ours. Drawn without a
memory and from a fixed beginning, so that it is the same every time, and few enough to take seconds.
"""

import json

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

EXAMPLES = 60
PATHS = ("/intake/envelopes", "/intake/enrolments", "/intake/commands")


@pytest.fixture
def described(db):
    document = Client().get("/intake/openapi.json").json()
    return schemathesis.openapi.from_dict(document)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_one_that_the_description_names(described, path, mode):
    app = get_wsgi_application()
    seen = set()

    @given(case=described[path]["POST"].as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def knock(case):
        answer = case.call(app=app, base_url="http://localhost")
        seen.add(answer.status_code)
        case.validate_response(answer)

    knock()
    assert seen
    assert max(seen) < 500


def test_a_signed_body_of_whatever_form_is_taken_or_refused_in_words(described, terminal):
    path = PATHS[0]
    seen = set()

    @given(case=described[path]["POST"].as_strategy(generation_mode=GenerationMode.POSITIVE))
    @settings(max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, phases=[Phase.generate])
    def knock(case):
        body = json.dumps(case.body).encode()
        answer = Client().post(path, body, content_type="application/json", headers=terminal.signed(path, body))
        seen.add(answer.status_code)
        assert answer.status_code == 200 or set(answer.json()) == {"error", "why"}

    knock()
    assert seen <= {200, 400, 413, 422, 429}
