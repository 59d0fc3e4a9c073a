"""What a ledger holds: an act as one article tells it, what answered it or came of it, and the thread of both."""

from dataclasses import dataclass
from typing import Literal

from onrecord.record import Span, Spans

Kind = Literal["demand", "threat", "promise", "accusation"]
"""What opens a thread."""

Relation = Literal["accepted", "rejected", "ignored", "countered", "denied", "done", "broken", "enforced"]
"""What an act is to an opening.

accepted: yielded to, agreed to, welcomed, admitted; countered: met with an act of the other side's own; done: what was
demanded, promised or threatened came about, or the accused was found guilty; broken: its opposite did; enforced: the
holder acted against the addressee over it.
"""

State = Literal["open", "answered", "settled", "overdue"]
"""open: nothing on record, or only something that leaves it open; answered: by words; settled: by deeds, either way;
overdue: its deadline has passed, and nothing on record has settled it."""

KINDS: tuple[Kind, ...] = ("demand", "threat", "promise", "accusation")
RELATIONS: tuple[Relation, ...] = (
    *("accepted", "rejected", "ignored", "countered", "denied"),
    *("done", "broken", "enforced"),
)
SETTLING: frozenset[Relation] = frozenset({"done", "broken"})
CLOSING: frozenset[Relation] = SETTLING | {"accepted", "rejected", "denied"}


@dataclass(frozen=True, slots=True)
class Act:
    """An event as one article tells it. `id` is its permalink.

    `day` is its own first day where the article tells one, else that of publication; None when neither is known.
    `words` are those of the trigger, `sentence` is the span of the sentence that holds it, `trigger`, `content` and
    `condition` are its spans. Parties are names, their countries stand in step ("" where there is none).
    """

    id: str
    article: str
    published: str | None
    day: str | None
    type: str
    mode: str | None
    status: str
    actors: tuple[str, ...]
    actor_countries: tuple[str, ...]
    recipients: tuple[str, ...]
    recipient_countries: tuple[str, ...]
    words: str
    content_words: str
    condition_words: str
    quote: str
    sentence: Span
    trigger: Spans
    content: Spans
    condition: Spans
    reported_by: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Link:
    """An act that answers an opening or follows it through.

    `opening` is the telling of the opening that it was joined to, `reasons` are the evidence in words, strongest first,
    `confidence` counts in that the two events may be misread.
    """

    relation: Relation
    opening: Act
    act: Act
    reasons: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Thread:
    """A demand, threat, promise or accusation, and what came of it, in the order of time.

    `id` is the permalink of its opening, the first telling; `also` are further tellings. `deadline` is the last day
    (ISO) that its words set.
    """

    id: str
    kind: Kind
    opening: Act
    also: tuple[Act, ...]
    links: tuple[Link, ...]
    deadline: str | None

    def state(self, day: str | None) -> State:
        """Where it stands on a day (ISO); None leaves deadlines out."""
        relations = {link.relation for link in self.links}
        if relations & SETTLING:
            return "settled"
        if self.deadline and day and day > self.deadline:
            return "overdue"
        return "answered" if relations & CLOSING else "open"
