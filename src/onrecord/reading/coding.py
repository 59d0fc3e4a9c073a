"""Events in the terms of a codebook: quad, intensity and contexts."""

from bisect import bisect_right
from dataclasses import replace
from functools import cache

from onrecord.codebook import Codebook, contexts
from onrecord.record import Event, Record


def coded(record: Record, codebook: Codebook) -> Record:
    """The record with what the codebook says of each event's type and mode, and the contexts of its sentence."""
    text, sentences = record.article.text, record.article.sentences or ((0, len(record.article.text)),)
    starts = [start for start, _ in sentences]

    @cache
    def fields(number: int) -> tuple[str, ...]:
        return contexts(text[slice(*sentences[number])], codebook)

    def code(event: Event) -> Event:
        return replace(
            event,
            quad=codebook.quad(event.type),
            intensity=codebook.intensity(event.type, event.mode, event.status),
            contexts=fields(max(0, bisect_right(starts, event.trigger[0][0]) - 1)),
        )

    return replace(record, events=tuple(map(code, record.events)))
