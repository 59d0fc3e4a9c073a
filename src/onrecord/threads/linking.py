"""Threads out of acts: openings found, tellings of one joined, answers linked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.threads.acts import Telling
from onrecord.threads.deadlines import deadline
from onrecord.threads.model import Kind, Link, Thread
from onrecord.threads.parties import best
from onrecord.threads.rules import rules
from onrecord.threads.scoring import Scored, opened, rival, score
from onrecord.threads.wording import Rarity


@dataclass(frozen=True, slots=True)
class _Found:
    """A link between two tellings."""

    kind: Kind
    opening: Telling
    act: Telling
    scored: Scored


class Near:
    """What can answer an opening: acts around it, in other articles acts that share a rarer word and a party."""

    def __init__(self, told: list[Telling]) -> None:
        self._articles: dict[str, list[Telling]] = defaultdict(list)
        self._words: dict[str, list[Telling]] = defaultdict(list)
        for telling in told:
            self._articles[telling.act.article].append(telling)
            for word in telling.core | telling.around:
                self._words[word].append(telling)

    def to(self, opening: Telling) -> Iterator[Telling]:
        """The acts, each once, without the opening and what tells it again."""
        beside, reach = self._articles[opening.act.article], rules().limits["reach"]
        found = {other.act.id: other for other in beside if abs(other.number - opening.number) <= reach}
        parties = _names(opening)
        for word in opening.about:
            if len(self._words[word]) <= rules().limits["common"]:
                found.update((other.act.id, other) for other in self._words[word] if parties & _names(other))
        return (telling for telling in found.values() if telling.first != opening.first)


def _names(telling: Telling) -> frozenset[str]:
    """What the parties of an act can be known by: the words of their names, and their countries."""
    whos = (*telling.actors, *telling.recipients)
    return frozenset().union(*(who.tokens for who in whos), {who.country for who in whos if who.country})


def linked(told: list[Telling]) -> list[Thread]:
    """The threads of all acts, in the order of their openings."""
    rarity, near = Rarity(telling.around | telling.core for telling in told), Near(told)
    openings = [(kind, telling) for telling in told if (kind := opened(telling))]
    links = [
        _Found(kind, opening, act, scored)
        for (kind, opening), sole in zip(openings, soles(openings), strict=True)
        for act in near.to(opening)
        if (scored := score(kind, opening, act, rarity, sole and act.act.article == opening.act.article))
    ]
    groups = _grouped(openings, rarity, near)
    by_opening: dict[str, list[_Found]] = defaultdict(list)
    for found in _likeliest(links):
        by_opening[found.opening.act.id].append(found)
    return [_thread(kind, group, by_opening) for kind, group in groups]


def soles(openings: list[tuple[Kind, Telling]]) -> Iterator[bool]:
    """Of each opening, whether its article has no rival to it."""
    articles: dict[tuple[str, Kind], list[Telling]] = defaultdict(list)
    for kind, opening in openings:
        articles[opening.act.article, kind].append(opening)
    for kind, opening in openings:
        yield not any(rival(opening, other) for other in articles[opening.act.article, kind])


def _likeliest(links: list[_Found]) -> list[_Found]:
    """Of the openings of one holder that an act may answer, the likeliest; of another kind only if as likely."""
    kept: dict[str, list[_Found]] = defaultdict(list)
    for found in sorted(links, key=lambda found: -found.scored.likelihood):
        rivals = kept[found.act.first]
        if not any(_rivals(known, found) for known in rivals):
            rivals.append(found)
    return [found for rivals in kept.values() for found in rivals]


def _rivals(known: _Found, found: _Found) -> bool:
    if known.opening.first == found.opening.first:
        return False
    one, other = known.opening, found.opening
    unnamed = not one.actors or not other.actors
    sides = (one.recipients, other.recipients) if unnamed else (one.actors, other.actors)
    if not best(*sides, False):
        return False
    margin = rules().limits["margin"]
    return known.kind == found.kind or known.scored.likelihood - found.scored.likelihood > margin


def _grouped(openings: list[tuple[Kind, Telling]], rarity: Rarity, near: Near) -> list[tuple[Kind, list[Telling]]]:
    """The openings, those that tell of one act together, first telling first."""
    groups: dict[str, tuple[Kind, list[Telling]]] = {}
    head: dict[str, str] = {}
    firsts: dict[str, str] = {}
    for kind, opening in openings:
        same = (
            head[other.act.id]
            for other in near.to(opening)
            if other.act.id in head and groups[head[other.act.id]][0] == kind and _again(other, opening, rarity)
        )
        leader = firsts.get(opening.first) or next(same, opening.act.id)
        head[opening.act.id] = firsts[opening.first] = leader
        groups.setdefault(leader, (kind, []))[1].append(opening)
    return list(groups.values())


def _again(one: Telling, other: Telling, rarity: Rarity) -> bool:
    """Whether two openings of a kind are tellings of one: the same holder, no other addressee, like words."""
    if best(one.actors, other.actors, False) == 0.0:
        return False
    if one.recipients and other.recipients and best(one.recipients, other.recipients, False) == 0.0:
        return False
    shared = sum(map(rarity.of, one.core & other.core))
    smaller = min(sum(map(rarity.of, one.core)), sum(map(rarity.of, other.core)))
    return len(one.core & other.core) > 1 and shared >= rules().limits["again"] * smaller


def _thread(kind: Kind, tellings: list[Telling], by_opening: dict[str, list[_Found]]) -> Thread:
    """The thread of an opening told once or more, with every act that answers one of its tellings once."""
    ids = {telling.first for telling in tellings}
    links = [found for telling in tellings for found in by_opening[telling.act.id] if found.act.first not in ids]
    likeliest: dict[str, _Found] = {}
    for found in sorted(links, key=lambda found: -found.scored.likelihood):
        likeliest.setdefault(found.act.first, found)
    opening = tellings[0].act
    return Thread(
        id=opening.id,
        kind=kind,
        opening=opening,
        also=tuple(telling.act for telling in tellings[1:]),
        links=tuple(sorted(map(_link, _settled_once(likeliest.values())), key=_when)),
        deadline=deadline(opening),
    )


def _settled_once(links: Iterable[_Found]) -> Iterator[_Found]:
    """The links, likeliest first; what one party does or accepts it does once: of several such acts the likeliest."""
    most: dict[tuple[str, frozenset[str]], float] = {}
    for found in links:
        relation, likelihood = found.scored.relation, found.scored.likelihood
        by = frozenset[str]() if relation == "done" else frozenset(who.head for who in found.act.actors)
        first = most.setdefault((relation, by), likelihood)
        if relation not in ("done", "accepted") or first - likelihood <= rules().limits["once"]:
            yield found


def _link(found: _Found) -> Link:
    scored = found.scored
    return Link(scored.relation, found.opening.act, found.act.act, scored.reasons, scored.confidence)


def _when(link: Link) -> tuple[str, str, str, int]:
    act = link.act
    return act.day or "~", act.published or "~", act.article, act.trigger[0][0]
