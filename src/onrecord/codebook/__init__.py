"""The codebook: which types of events there are, with modes, quads, intensities, contexts and sectors. It is data.

The default is PLOVER (`plover.toml`); `load(path)` takes another (`docs/codebook.md` tells its form).
"""

from onrecord.codebook.contexts import contexts
from onrecord.codebook.loading import load
from onrecord.codebook.model import Codebook, Context, EventType, Mode, Sector

__all__ = ["Codebook", "Context", "EventType", "Mode", "Sector", "contexts", "load"]
