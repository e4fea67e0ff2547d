"""The triage of messages: the replies that its outcomes refer to are in the bank, for the same kind of message."""

from __future__ import annotations

from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.model import ResponseBank, Triage

RESPONSES_PATH = "data/responses.yml"


def check_triage(draft: Draft) -> list[Finding]:
    findings = []
    known = {response.id: response.kind for bank in draft.list_values(ResponseBank) for response in bank.responses}
    for triage in draft.list_located(Triage):
        for number, outcome in enumerate(triage.value.outcomes):
            for position, identifier in enumerate(outcome.responses):
                place = ("outcomes", number, "responses", position)
                if identifier not in known:
                    message = f"no hay ninguna respuesta «{identifier}» en {RESPONSES_PATH}"
                    suggestion = suggest_close_match(identifier, known)
                    findings.append(triage.make_finding(message, *place, suggestion=suggestion, lacking=RESPONSES_PATH))
                elif known[identifier] != outcome.kind:
                    its_own = known[identifier]
                    message = f"la respuesta «{identifier}» es para `{its_own}`, y esta salida, para `{outcome.kind}`"
                    findings.append(triage.make_finding(message, *place))
    return findings
