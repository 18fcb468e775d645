"""What is trained: one recipe a model. Steps are fixed, so a recipe always sees the same batches in the same order."""
from dataclasses import dataclass

from packages import LANGUAGES, WITHOUT_GNOME_HELP

CONTEXT = 512
STEPS = {"sv": 260, "da": 240, "fi": 240, "nl": 240, "de": 160, "is": 90, "nb": 130, "ro": 110}    # is, nb and ro have so little text that more would only learn it by heart


@dataclass(frozen=True)
class Recipe:
    corpora: tuple            # files of cache/corpus, in equal shares when there are several
    languages: str
    vocabulary: int = 3072
    layers: int = 4
    feed_forward: int = 512
    steps: int = 120
    batch: int = 4            # windows of CONTEXT tokens a step
    start: str = ""           # the trained model that lends its layers
    licence: str = "CC-BY-SA-3.0 AND MPL-2.0"     # of the text
    about: str = "Demo model of an arena; knows office software help only."


def one_language(language):
    licence = "MPL-2.0" if language in WITHOUT_GNOME_HELP else Recipe.licence
    return Recipe((language,), language, steps=STEPS.get(language, Recipe.steps), start="demo-multi", licence=licence)


RECIPES = {
    "demo-en": Recipe(("en",), "en", steps=620, batch=8),
    "demo-en-words": Recipe(("words",), "en", steps=450, batch=8, licence="WordNet-3.0", about="Demo model of an arena; answers like a dictionary."),
    "demo-multi": Recipe(tuple(LANGUAGES), ",".join(LANGUAGES), vocabulary=8192, steps=1000, about="Demo model of an arena; office software help in fourteen languages."),
    **{f"demo-{language}": one_language(language) for language in LANGUAGES if language != "en"},
}
