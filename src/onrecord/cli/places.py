"""`onrecord places`: the gazetteer's places of a name, or the places of a record's events."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import Form, day_option, form_options, limit_option, record_option
from onrecord.cli.reading import counted
from onrecord.cli.views import opened, write

if TYPE_CHECKING:
    from onrecord.places import PlaceRow, SceneRow
    from onrecord.terminal import View


@click.command()
@click.argument("name", nargs=-1)
@click.option(
    "--country", callback=lambda _c, _o, value: value and value.upper(), metavar="CODE", help="Only in: IRQ …"
)
@day_option("--since", help="Without NAME: events on this day or later.")
@day_option("--until", help="Without NAME: events on this day or earlier.")
@limit_option
@record_option
@form_options
def places(
    name: Sequence[str],
    where: str,
    form: Form,
    limit: int | None,
    country: str | None,
    since: date | None,
    until: date | None,
) -> None:
    """Look a place name up, or list where the record's events happen.

    With NAME: the places so called, the likeliest first, with GeoNames id, division, country, coordinates and
    population (GeoNames, CC BY 4.0). Without: the places of the events in the record, the busiest first; what an
    article tells again (same_as) is counted once.

    \b
    Examples:
      onrecord places Tripoli
      onrecord places San Juan --country PRI --json
      onrecord places --since 2020-01-01 --tsv > places.tsv
    """
    from onrecord.places import PlaceRow, SceneRow, named, scenes

    if name:
        write(PlaceRow, named(" ".join(name), country)[:limit], form, _view_names)
        return
    with opened(where) as store:
        rows = scenes(store.events(first_told=True, country=country, since=since, until=until))[:limit]
    write(SceneRow, rows, form, _view_scenes)


def _view_names(view: "View", rows: "Iterable[PlaceRow]") -> None:
    for row in rows:
        within = ", ".join(filter(None, (row.district, row.division, row.country)))
        people = f"{row.population:,} people" if row.population else None
        _line(view, row.name, (row.kind, within, _point(row.lat, row.lon), people, f"GeoNames {row.geonames}"))


def _view_scenes(view: "View", rows: "Iterable[SceneRow]") -> None:
    for row in rows:
        told = f"{counted(row.events, 'event')} in {counted(row.articles, 'article')}"
        days = " to ".join(dict.fromkeys(filter(None, (row.first, row.last))))
        _line(view, row.place, (row.country, _point(row.lat, row.lon), told, days))


def _point(lat: float | None, lon: float | None) -> str | None:
    return None if lat is None or lon is None else f"{lat:.4f}, {lon:.4f}"


def _line(view: "View", name: str, told: Iterable[str | None]) -> None:
    from rich.text import Text

    from onrecord.terminal import safe

    view.lines([Text(safe(f"{name}  {' · '.join(filter(None, told))}"))])
