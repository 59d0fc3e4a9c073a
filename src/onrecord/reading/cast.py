"""The cast of an article: every name, description and pronoun of interest, and the figure behind each.

One walk through the article in text order: names are known beforehand (`naming.Register`), descriptions and pronouns
are resolved against what has been seen up to them. Words of a speaker about themselves ("I", "we") come last, when
every speaker is known.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from onrecord.reading.antecedents import Gap, Sighting, choose
from onrecord.reading.descriptions import Descriptions
from onrecord.reading.documents import maker_nearby
from onrecord.reading.groups import pairs
from onrecord.reading.mentions import Name, tidy
from onrecord.reading.naming import Figure, Register, is_initialism
from onrecord.reading.phrases import (
    conjuncts,
    head_name,
    head_noun,
    is_definite,
    is_document,
    kind_of,
    maker,
    name_like,
    own_words,
)
from onrecord.reading.pronouns import PERSONAL, PLURAL, POSSESSIVE, Pronoun, pronoun
from onrecord.reading.setting import Setting
from onrecord.reading.words import ANY_BODY, PREPOSITIONS, VERBS, singular, word_before
from onrecord.record import Article, Entity, Mention, Span, Spans, Statement

_NEXT_WORD = re.compile(r"(?:\s*\([^()\n]{1,30}\))?(?:,[^,.;\n]{3,90},)?\s+(\w+)")
_FIRST_WORD = re.compile(r"\w+")
# A relative pronoun follows its antecedent within this many characters.
_RELATIVE_REACH = 40
# A party is read this far, in characters and pieces: more words tell nothing about who is meant.
MAX_PHRASE = 300
MAX_PIECES = 8
# Speech within speech within speech: beyond this depth nobody is looked for.
_MAX_DEPTH = 6


class Cast:
    """Who the parties of an article are.

    `parties` are the span lists to be resolved (sources, addressees, actors ...); what lies outside the text is cut.
    """

    def __init__(
        self, article: Article, names: Sequence[Name], statements: Sequence[Statement], parties: Iterable[Spans]
    ) -> None:
        self._text = article.text
        self._setting = Setting(article, statements)
        self._parties = sorted({clip(spans, len(self._text)) for spans in parties} - {()})
        self._statements = {statement.id: statement for statement in statements}
        self._said_by = {clip(s.source.spans, len(self._text)): s for s in reversed(statements) if s.source}
        known = tidy(self._text, names)
        unmarked = list(self._unmarked(known))
        self._register = Register(self._text, tidy(self._text, [*known, *unmarked]) if unmarked else known)
        self._descriptions = Descriptions(self._text, self._register)
        self._who: dict[Spans, Figure] = {}
        self._marked: dict[Span, Figure] = {}
        self._seen: list[Sighting] = []
        self._makers: dict[str, Figure | None] = {}
        self._last_source: int | None = None
        self._last_pronoun: dict[Pronoun, int] = {}
        self._walk()
        self._ids = self._numbered()

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Everybody mentioned, in order of first mention."""
        figures = self._register.figures
        return tuple(Entity(ident, _one_line(figures[n].name), figures[n].main_kind) for n, ident in self._ids.items())

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Names, descriptions and pronouns in text order; a name inside a longer mention of the same entity is none."""
        kept: list[Mention] = []
        reach: dict[int, int] = {}
        for (start, end), figure in sorted(self._marked.items(), key=lambda item: (item[0][0], -item[0][1])):
            if reach.get(figure.number, 0) < end:
                kept.append(Mention((start, end), self._ids[figure.number]))
                reach[figure.number] = end
        return tuple(kept)

    def entity_of(self, spans: Spans) -> str | None:
        """The id of the entity a party stands for; None for spans that were not given as a party, or lie outside."""
        figure = self._who.get(clip(spans, len(self._text)))
        return None if figure is None else self._ids[figure.number]

    def _numbered(self) -> dict[int, str]:
        first: dict[int, Span] = {}
        # Two parties on the same words leave one mention, but both figures.
        parties = ((spans[0], figure) for spans, figure in self._who.items())
        for span, figure in chain(self._marked.items(), parties):
            first[figure.number] = min(span, first.get(figure.number, span))
        ordered = sorted(first, key=lambda number: (first[number], number))
        return {number: f"e{place}" for place, number in enumerate(ordered, 1)}

    # The walk

    def _unmarked(self, known: Sequence[Name]) -> Iterator[Name]:
        """Parties that look like a name where the model has marked none."""
        ends = 0
        ahead = iter(known)
        name = next(ahead, None)
        for spans in self._parties:
            while name and name.span[0] < spans[0][1]:
                ends, name = name.span[1], next(ahead, None)
            span = name_like(self._text, spans[0]) if ends <= spans[0][0] else None
            if span:
                yield Name(span, "organization")

    def _walk(self) -> None:
        """Meet parties, names and personal pronouns in text order; the first of equal start is the longest."""
        met = [(spans[0][0], 0, number) for number, spans in enumerate(self._parties)]
        met += [(span[0], 1, number) for number, (span, _) in enumerate(self._register.sightings)]
        met += [(match.start(), 2, match.end()) for match in PERSONAL.finditer(self._text)]
        several = self._several()
        met += [(span[0], 3, number) for number, (span, _) in enumerate(several)]
        for start, what, number in sorted(met):
            if what == 0:
                self._meet_party(self._parties[number])
            elif what == 1:
                self._meet(*self._register.sightings[number])
            elif what == 3:
                self._see(*several[number])
            elif (start, number) not in self._marked:
                self._meet_pronoun((start, number))
        for spans in self._parties:
            if spans not in self._who:
                self._settle(spans, self._speaker(spans) or self._own(spans))

    def _several(self) -> list[tuple[Span, Figure]]:
        """Groups the text tells of, where a party is "they"; elsewhere nobody asks for them."""
        if not any(PLURAL.fullmatch(self._text, *spans[0]) for spans in self._parties):
            return []
        add = self._register.add
        found = [(g.span, add(g.name, "group", g.span[0], plural=True)) for g in self._descriptions.groups]
        for span, one, other in pairs(self._text, self._register.sightings):
            name = f"{_one_line(one.name)} and {_one_line(other.name)}"
            found.append((span, add(name, "group", span[0], plural=True)))
        return found

    def _meet(self, span: Span, figure: Figure, source: bool = False, is_pronoun: bool = False) -> None:
        """Note a mention of a figure."""
        self._marked.setdefault(span, figure)
        self._see(span, figure, source, is_pronoun)

    def _see(self, span: Span, figure: Figure, source: bool = False, is_pronoun: bool = False) -> None:
        """Note that a figure is spoken of here, in the way the pronouns after it will want to know."""
        start = self._setting.opening(span[0])
        governed = self._after_preposition(span[0], start)
        self._seen.append(
            Sighting(
                span, figure, self._setting.sentence(span[0]), self._setting.paragraph(span[0]),
                source or self._is_subject(span), source, self._setting.quotation(span[0]) is not None, is_pronoun,
                span[0] - start < 60 and not governed, governed,
            )
        )  # fmt: skip

    def _is_subject(self, span: Span) -> bool:
        """Whether a verb follows the name (after an apposition), and no preposition stands before it."""
        after = _NEXT_WORD.match(self._text, span[1], span[1] + 130)
        word = after[1].lower() if after else ""
        verb = word in VERBS or (word.endswith("ed") and len(word) > 4)
        return verb and not self._after_preposition(span[0], 0)

    def _after_preposition(self, start: int, floor: int) -> bool:
        return start > floor and word_before(self._text, start) in PREPOSITIONS

    def _meet_pronoun(self, span: Span) -> None:
        """A pronoun in running text keeps its figure in mind; who fits nobody is passed over."""
        word = self._text[slice(*span)].lower()
        meant = pronoun(word)
        if meant and (figure := self._antecedent(span, meant, None)):
            self._learn_gender(figure, meant)
            self._last_pronoun[meant] = figure.number
            self._meet(span, figure, is_pronoun=True)

    def _meet_party(self, spans: Spans) -> None:
        meant = pronoun(self._words(spans))
        if meant and meant.person in {1, 2}:
            return
        figure = self._pronoun(spans, meant) if meant else self._phrase(spans)
        self._settle(spans, figure, is_pronoun=meant is not None)

    def _settle(self, spans: Spans, figure: Figure, is_pronoun: bool = False) -> None:
        """Note whom a party stands for."""
        self._who[spans] = figure
        source = spans in self._said_by
        self._meet(spans[0], figure, source, is_pronoun)
        for span in spans:
            self._marked[span] = figure
        if source:
            self._last_source = figure.number

    # Pronouns

    def _pronoun(self, spans: Spans, meant: Pronoun) -> Figure:
        if meant.person == 4:
            last = self._seen[-1] if self._seen else None
            near = last is not None and 0 <= spans[0][0] - last.span[1] < _RELATIVE_REACH
            return last.figure if last is not None and near else self._own(spans)
        figure = self._antecedent(spans[0], meant, self._said_by.get(spans))
        if figure is None:
            return self._own(spans)
        self._learn_gender(figure, meant)
        self._last_pronoun[meant] = figure.number
        return figure

    def _antecedent(self, span: Span, meant: Pronoun, said: Statement | None) -> Figure | None:
        return choose(self.gap(span, meant, said), self._seen)

    def gap(self, span: Span, meant: Pronoun, said: Statement | None) -> Gap:
        """What is known about a third-person pronoun before anybody is chosen; `said` is what it is source of."""
        at = span[0]
        quotation = self._setting.quotation(at)
        holder = self._setting.holder(at, besides=said)
        speaker = self._known_source(holder)
        excluded = {self._known(said.addressee.spans)} if said and said.addressee else set()
        if quotation and speaker is not None:
            excluded.add(speaker)
        return Gap(
            at, self._setting.sentence(at), self._setting.paragraph(at), meant, said is not None, quotation is not None,
            frozenset(number for number in excluded if number is not None), None if quotation else speaker,
            self._last_source, self._last_pronoun.get(meant), self._text[slice(*span)].lower() in POSSESSIVE,
            at - self._setting.opening(at) < 3,
        )  # fmt: skip

    def _known_source(self, statement: Statement | None) -> int | None:
        return self._known(statement.source.spans) if statement and statement.source else None

    def _known(self, spans: Spans) -> int | None:
        """The number of a party's figure, where it is resolved already or its name tells."""
        spans = clip(spans, len(self._text))
        figure = self._who.get(spans) or (self._named(spans[0]) if spans else None)
        return None if figure is None else figure.number

    def _learn_gender(self, figure: Figure, meant: Pronoun) -> None:
        if figure.kind == "person" and figure.gender is None and not meant.plural and meant.gender in {"m", "f"}:
            figure.gender = meant.gender

    def _speaker(self, spans: Spans, depth: int = 0) -> Figure | None:
        """Who says "I", "we" (the source of what holds the word) or is told "you" (its addressee)."""
        meant = pronoun(self._words(spans))
        statement = self._around(spans)
        if statement is None or meant is None or depth > _MAX_DEPTH:
            return None
        party = statement.addressee if meant.person == 2 else statement.source
        theirs = clip(party.spans, len(self._text)) if party else ()
        if not theirs or theirs == spans:
            return None
        return self._who.get(theirs) or self._speaker(theirs, depth + 1)

    def _around(self, spans: Spans) -> Statement | None:
        """The statement in whose words a party stands."""
        said = self._said_by.get(spans)
        if said and said.within and (holder := self._statements.get(said.within)):
            return holder
        quotation = self._setting.quotation(spans[0][0])
        holder = self._setting.holder(spans[0][0], besides=said)
        return holder or (self._setting.speaks(quotation) if quotation else None)

    # Names and descriptions

    def _phrase(self, spans: Spans) -> Figure:
        """Whom a phrase stands for: several by name, one by name, the maker of a document, or one described."""
        span = _short(spans[0])
        names = [name for name, _ in self._register.within(*span)]
        parts = conjuncts(self._text, span, names) if len(spans) == 1 else []
        if parts:
            return self._together([self._one(part) for part in parts], spans)
        return self._one(span) if len(spans) == 1 else self._named(span) or self._own(spans)

    def _together(self, figures: Sequence[Figure], spans: Spans) -> Figure:
        unique = list({figure.number: figure for figure in figures}.values())
        if len(unique) == 1:
            return unique[0]
        *first, last = [_one_line(figure.name) for figure in unique]
        return self._register.add(f"{', '.join(first)} and {last}", "group", spans[0][0], plural=True)

    def _one(self, span: Span) -> Figure:
        words = self._text[slice(*span)]
        meant = pronoun(words)
        if meant and meant.person == 3:
            return self._pronoun((span,), meant)
        named = self._named(span) or self._maker(span)
        return named or self._descriptions.known(words, span[0], self._seen, self._last_source) or self._own((span,))

    def _named(self, span: Span) -> Figure | None:
        """The figure whose name heads a phrase."""
        inside = self._register.within(*span)
        if not inside:
            return None
        name = head_name(self._text, span, [(at, figure.kind) for at, figure in inside])
        return next((figure for at, figure in inside if at == name), None)

    def _maker(self, span: Span) -> Figure | None:
        """Who made the report, ruling or poll that is given as a source, where the phrase or an earlier one says so."""
        words = self._text[slice(*span)]
        if not is_document(words):
            return None
        part = maker(self._text, span)
        figure = self._one(part) if part and part[0] < part[1] else self._owner(span)
        if figure is None:
            figure = next((figure for at, figure in self._register.within(*span) if at[1] < span[1]), None)
        head = singular(head_noun(words))
        if figure is not None:
            self._makers[head] = figure
        if figure is None and is_definite(words) and head not in ANY_BODY:
            if head not in self._makers:
                self._makers[head] = maker_nearby(self._text, self._register, head)
            return self._makers[head]
        return figure

    def _owner(self, span: Span) -> Figure | None:
        """Whom the possessive pronoun at the head of a phrase stands for."""
        first = _FIRST_WORD.match(self._text, *span)
        word = first.group().lower() if first else ""
        meant = pronoun(word)
        if first is None or meant is None or word not in POSSESSIVE:
            return None
        if meant.person == 3:
            return self._antecedent(first.span(), meant, None)
        return None

    def _own(self, spans: Spans) -> Figure:
        """The figure that has the phrase's own words for a name, a possessive pronoun in it replaced."""
        words = self._words(spans)
        name = own_words(words) or words.strip() or words
        owner = self._owner(spans[0]) if " " in name else None
        name = self._spelled_out(name, _short(spans[0]))
        if owner is not None and len(owner.name) < 60:
            name = f"{_one_line(owner.name)}'s {name.split(None, 1)[1]}"
        kind, plural = kind_of(words)
        return self._register.add(name, kind, spans[0][0], plural)

    def _spelled_out(self, name: str, span: Span) -> str:
        """The words with the initialisms in them replaced by what they stand for."""
        for (start, end), figure in self._register.within(*span):
            short = self._text[start:end]
            if is_initialism(short) and not is_initialism(figure.name):
                name = re.sub(rf"\b{re.escape(short)}\b", figure.name.replace("\\", ""), name, count=1)
        return name

    def _words(self, spans: Spans) -> str:
        return " ".join(self._text[slice(*_short(span))] for span in spans[:MAX_PIECES])


def clip(spans: Spans, length: int) -> Spans:
    """The spans as far as they lie in a text of this length, in order, empty ones left out."""
    cut = ((max(0, start), min(end, length)) for start, end in spans)
    return tuple(sorted({span for span in cut if span[0] < span[1]}))


def _short(span: Span) -> Span:
    return span[0], min(span[1], span[0] + MAX_PHRASE)


def _one_line(name: str) -> str:
    return " ".join(name.split())
