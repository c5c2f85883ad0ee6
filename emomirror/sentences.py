"""Sentences for people, written where something is known and put into the reader's language where
it is shown. English stands in the sources; what a sentence names is kept apart from its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Sentence:
    """One or more sentences of a kind. ``str`` gives them in English.

    Written as ``Sentence("Camera", "{camera} is busy.").naming(camera=name)``: the translators'
    tool reads the sources, and takes brackets that hold two literals and nothing else.

    Attributes:
        context: what they are about, for the translator.
        text: in English, with ``{name}`` for each of ``fields``.
        fields: what is named. One that is a ``Sentence`` itself is translated with the whole.
    """

    context: str
    text: str
    fields: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def naming(self, **fields: object) -> Sentence:
        """The same, with what it names."""
        return replace(self, fields=MappingProxyType(fields))

    def __str__(self) -> str:
        return self.text.format(**self.fields)

    def __reduce__(self) -> tuple[type[Sentence], tuple[str, str, dict[str, object]]]:
        # For errors that another process raised: a mapping that is shown only cannot be pickled.
        # Not __getstate__, which dataclasses replace by their own before Python 3.11.4.
        return Sentence, (self.context, self.text, dict(self.fields))
