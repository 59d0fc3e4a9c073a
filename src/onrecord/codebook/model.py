"""What a codebook holds. Everything is frozen; `onrecord.codebook.loading` makes and checks it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mode:
    """A way of doing a type: RETREAT by `withdraw`, by `release` … Two types may have modes of one name."""

    type: str
    code: str
    definition: str = ""
    intensity: float | None = None
    broader: str | None = None


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event; `broader` is the type it refines, whose modes are its own too."""

    code: str
    quad: str
    definition: str = ""
    intensity: float | None = None
    broader: str | None = None
    modes: tuple[Mode, ...] = ()

    def mode(self, code: str | None) -> Mode | None:
        """The mode of that name, None where the type has none."""
        return next((mode for mode in self.modes if mode.code == code), None)


@dataclass(frozen=True, slots=True)
class Context:
    """A field of politics, with the words and phrases that tell that a sentence belongs to it."""

    code: str
    definition: str = ""
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sector:
    """What kind of party an actor is."""

    code: str
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Codebook:
    """The tables by code. Look-ups answer None for what the codebook does not hold."""

    name: str
    version: str
    quads: tuple[str, ...]
    scored: tuple[str, ...]
    types: Mapping[str, EventType]
    contexts: Mapping[str, Context]
    sectors: Mapping[str, Sector]
    international: Mapping[str, Sector]

    def quad(self, type: str) -> str | None:
        """Verbal or material, cooperation or conflict."""
        found = self.types.get(type)
        return found.quad if found else None

    def intensity(self, type: str, mode: str | None = None, status: str = "actual") -> float | None:
        """From the hardest conflict (-10) to the closest cooperation (10), the mode's own where it has one.

        None for a status that is not scored: what did not happen has no intensity.
        """
        found = self.types.get(type)
        if found is None or status not in self.scored:
            return None
        own = found.mode(mode)
        return found.intensity if own is None or own.intensity is None else own.intensity

    def has(self, type: str, mode: str | None = None) -> bool:
        """Whether there is such a type, and such a mode of it."""
        found = self.types.get(type)
        return found is not None and (mode is None or found.mode(mode) is not None)

    def broader(self, type: str) -> tuple[str, ...]:
        """The types a type refines, the nearest first."""
        path: list[str] = []
        found = self.types.get(type)
        while found and found.broader:
            path.append(found.broader)
            found = self.types.get(found.broader)
        return tuple(path)
