"""How a handout is wished: for whom, which questions, on which paper."""

from __future__ import annotations

from dataclasses import dataclass

from ..lesson import Lesson

START_LAYERS = ("people", "places", "words")
LINES = ("people", "places", "groups", "dates", "loaded")  # layers drawn as a line below the words
MARKS = (*LINES, "voices", "words")  # what can be drawn on paper
MOST = 3  # underlines on one sheet that can still be told apart on a bad copy


@dataclass(frozen=True)
class Setting:
    """What a teacher chose for a handout; `layers` None means: as fits the mode."""

    audience: str = "student"  # student, teacher
    mode: str = "practice"  # practice, test
    items: tuple[str, ...] = ()  # see kit.which.asked
    version: str = ""  # the one that is printed
    versions: tuple[str, ...] = ()  # all that the class gets
    paper: str = "a4"  # a4, letter
    large: bool = False  # 18 pt
    dyslexia: bool = False
    duplex: bool = False
    layers: tuple[str, ...] | None = None

    @property
    def key(self) -> bool:
        """Say whether the answers are filled in."""
        return self.audience == "teacher"

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the layers that are drawn; a test has none unless somebody asks for them."""
        if self.layers is not None:
            return self.layers
        return () if self.mode == "test" else START_LAYERS

    def seed(self, lesson: Lesson) -> int:
        """Return what the order of this version is drawn from."""
        return lesson.seed + 1000 * self.turn

    @property
    def turn(self) -> int:
        """Return how often the order is drawn anew for this version: 0 for A."""
        return self.versions.index(self.version) if self.version in self.versions else 0
