"""Which Debian packages hold the text of each language, and how they get into cache/."""
import subprocess
from pathlib import Path

LANGUAGES = ["en", "is", "sv", "da", "nb", "fi", "de", "nl", "es", "it", "pt", "ro", "ca", "eu"]
WITHOUT_HELP = {"is", "nb", "ro"}
WITHOUT_GNOME_HELP = {"is", "nb", "eu"}
MOZILLA_NAMES = {"en": "en-gb", "sv": "sv-se", "nb": "nb-no", "es": "es-es", "pt": "pt-pt"}


def names(name):
    """The packages of a language; every other language also needs English, to drop what is not translated."""
    if name == "words":
        return ["wordnet-base"]
    if name == "en":
        return ["libreoffice-help-en-us", "gnome-user-docs", "libreoffice-l10n-en-gb", "firefox-esr-l10n-en-gb", "thunderbird-l10n-en-gb"]
    own = [] if name in WITHOUT_HELP else [f"libreoffice-help-{name}"]
    mozilla = MOZILLA_NAMES.get(name, name)
    own += [] if name in WITHOUT_GNOME_HELP else ["gnome-user-docs"]
    return [*own, f"libreoffice-l10n-{name}", f"firefox-esr-l10n-{mozilla}", f"thunderbird-l10n-{mozilla}"]


def roots(name, cache):
    return [cache / "x" / package for package in names(name)]


def unpack(name, cache):
    """Downloads with apt and unpacks what is not there yet."""
    needed = names(name) + (names("en") if name not in ("en", "words") else [])
    for package in dict.fromkeys(needed):
        target = cache / "x" / package
        if target.exists():
            continue
        debs = cache / "deb"
        debs.mkdir(parents=True, exist_ok=True)
        if not list(debs.glob(f"{package}_*.deb")):
            subprocess.run(["apt-get", "download", "-qq", package], cwd=debs, check=True)
        partial = Path(f"{target}.partial")
        partial.mkdir(parents=True, exist_ok=True)
        subprocess.run(["dpkg-deb", "-x", str(next(debs.glob(f"{package}_*.deb"))), str(partial)], check=True)
        partial.rename(target)
