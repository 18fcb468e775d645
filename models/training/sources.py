"""Readers for the packages' own formats. Each yields documents: lists of sections (heading, blocks).

A block is one paragraph or list item of plain text. Nothing here knows about chat.
"""
import gettext
import re
import zipfile
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
VOID = {"meta", "br", "img", "link", "input", "hr", "base", "col"}
SKIPPED_CLASSES = {"MAC", "howtogetheader", "relatedtopics", "noprint", "bcode", "icon", "tip_icon"}
SKIPPED_TAGS = {"script", "style", "pre", "nav", "head", "header", "aside", "footer", "noscript", "button"}


def clean(text):
    """One line, single spaces, no soft hyphens or zero-width characters."""
    text = text.replace("%PRODUCTNAME", "LibreOffice").replace("%PRODUCTVERSION", "")
    return re.sub(r"\s+", " ", re.sub("[\u00ad\u200b\u200e\u200f\ufeff]", "", text)).strip()


class HelpPage(HTMLParser):
    """A page of LibreOffice's help: headings, paragraphs and list items in reading order."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.sections = []
        self._open = []      # (tag, skipped) of every open element
        self._lists = []     # None for bullets, else the number of the last item
        self._text = None
        self._kind = None

    def handle_starttag(self, tag, attributes):
        if tag in VOID:
            if tag == "br" and self._text is not None:
                self._text.append(" ")
            return
        classes = set((dict(attributes).get("class") or "").split())
        skipped = tag in SKIPPED_TAGS or bool(classes & SKIPPED_CLASSES)
        self._open.append((tag, skipped or (bool(self._open) and self._open[-1][1])))
        if self._open[-1][1]:
            return
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag in HEADINGS or tag == "p":
            self._flush()
            self._text, self._kind = [], tag

    def handle_endtag(self, tag):
        while self._open:
            closed, skipped = self._open.pop()
            if closed in ("ul", "ol") and not skipped and self._lists:
                self._lists.pop()
            if closed in HEADINGS or closed == "p":
                self._flush()
            if closed == tag:
                break

    def handle_data(self, data):
        if self._text is not None and self._open and not self._open[-1][1]:
            self._text.append(data)

    def _flush(self):
        text, kind = clean("".join(self._text or [])), self._kind
        self._text = self._kind = None
        if not text:
            return
        if kind in HEADINGS:
            self.sections.append((text, []))
        elif self.sections:
            self.sections[-1][1].append(self._item(text))

    def _item(self, text):
        tags = [tag for tag, _ in self._open]
        if "td" in tags or "th" in tags or not self._lists or "li" not in tags:
            return text
        if self._lists[-1] is None:
            return "- " + text
        self._lists[-1] += 1
        return f"{self._lists[-1]}. {text}"


def help_pages(root):
    for path in sorted(Path(root).glob("usr/share/libreoffice/help/*/text/**/*.html")):
        html = path.read_text(encoding="utf-8", errors="replace")
        page = HelpPage()
        page.feed(html[html.find('<div id="DisplayArea"'):])
        page.close()
        if page.sections:
            yield page.sections


def mallard_pages(root, language):
    """GNOME's help: one topic a page."""
    for path in sorted(Path(root).glob(f"usr/share/help/{language}/**/*.page")):
        try:
            page = ElementTree.parse(path).getroot()
        except ElementTree.ParseError:
            continue
        sections = []
        _mallard(page, sections)
        if sections:
            yield sections


def _mallard(element, sections, item=""):
    number = 0
    for child in element:
        tag = child.tag.split("}")[-1] if isinstance(child.tag, str) else ""
        if tag in ("media", "code", "screen", "table", "credit", "links"):
            continue
        if tag == "info":
            continue
        if tag == "title":
            sections.append((clean("".join(child.itertext())), []))
        elif tag == "p" and sections:
            text = clean("".join(child.itertext()))
            if text:
                sections[-1][1].append(item + text)
                item = ""
        elif tag == "item":
            number += 1
            numbered = element.tag.split("}")[-1] in ("steps", "list") and (element.tag.endswith("steps") or element.get("type") == "numbered")
            _mallard(child, sections, f"{number}. " if numbered else "- ")
        elif tag in ("section", "list", "steps", "note", "terms", "comment"):
            _mallard(child, sections)


def messages(root):
    """LibreOffice's message catalogues: (context, English, translation)."""
    for path in sorted(Path(root).glob("usr/lib/libreoffice/program/resource/*/LC_MESSAGES/*.mo")):
        with path.open("rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog
        for key, value in catalogue.items():
            if isinstance(key, str) and isinstance(value, str) and "\x04" in key:
                context, english = key.split("\x04", 1)
                yield f"{path.stem}/{context}", english, value


def label(text):
    """A menu label as a person would write it: no accelerator marks, dots or trailing colon."""
    return clean(re.sub(r"\(_?\w\)$", "", text.replace("_", "").replace("~", ""))).rstrip(".:… ")


def catalogue_documents(root, english=False):
    """Pairs that a catalogue holds: a widget with its tip, a function with its arguments, and long messages."""
    labels, tips, functions, long_ones = {}, [], {}, {}
    for context, source, translated in messages(root):
        text = clean(source if english else translated)
        if not text or re.search(r"[$%]\w|\$\(", text) or (not english and text == clean(source) and len(text) > 20):
            continue
        if "|extended_tip|" in context:
            dialog, _, widget = context.partition("|extended_tip|")
            tips.append((dialog, widget, text))
        elif "|" in context:
            dialog, widget = context.split("|", 1)
            labels[dialog, widget.split("|")[-1]] = label(text)
        elif "SC_OPCODE" in context:
            functions.setdefault(context, []).append((source, text))
        elif len(text) > 45:
            long_ones.setdefault(context.split("/")[0], []).append(text)
    dialogs = {}
    for dialog, widget, text in tips:
        dialogs.setdefault(dialog, []).append((labels.get((dialog, widget), ""), text))
    for entries in dialogs.values():
        yield [(name, [text]) for name, text in entries]
    for context, pairs in functions.items():
        yield function_document(context, pairs)
    for texts in long_ones.values():
        for text in texts:
            yield [("", [text])]


def function_document(context, pairs):
    """A spreadsheet function: the catalogue does not mark the description, but in English it starts with a verb."""
    name = re.sub(r"^.*SC_OPCODE_|_MS$", "", context).replace("_", "")
    described = [text for source, text in pairs if re.match(r"[A-Z][a-z]+s ", source)]
    first = described[0] if described else max((text for _, text in pairs), key=len)
    rest = [f"- {text}" for _, text in pairs if text != first and len(text) > 12]
    return [(name, [first, *rest[:4]])]


def language_packs(root):
    """Firefox's and Thunderbird's language packs: short messages become headings of the long ones that follow them."""
    for archive in sorted(Path(root).glob("usr/lib/**/*.xpi")):
        with zipfile.ZipFile(archive) as pack:
            for name in sorted(pack.namelist()):
                if name.endswith(".ftl"):
                    yield fluent_sections(pack.read(name).decode("utf-8", "replace"))


BRANDS = {"brand-short-name": "Firefox", "brand-full-name": "Firefox", "brand-product-name": "Firefox", "brand-shorter-name": "Firefox",
          "vendor-short-name": "Mozilla", "fxaccount-brand-name": "Firefox"}
IGNORED_ATTRIBUTES = ("accesskey", "style", "key", "commandkey")


def fluent_sections(text):
    sections = []
    for message in fluent_messages(text):
        if len(message) < 50:
            sections.append((message.rstrip(":… "), []))
        elif sections:
            sections[-1][1].append(message)
    return [(heading, blocks) for heading, blocks in sections if blocks]


def fluent_messages(text):
    """Values of messages and attributes, brands filled in; a message with variables or choices is left out."""
    for part in re.split(r"\n(?=\S|\s+\.)", text):
        match = re.match(r"\s*(-?[\w-]+|\.[\w-]+)\s*=\s*(.*)", part, re.DOTALL)
        if not match or match[1].startswith("-") or match[1].lstrip(".") in IGNORED_ATTRIBUTES:
            continue
        value = re.sub(r"\{ *-([\w-]+)(?:\([^)]*\))? *\}", lambda brand: BRANDS.get(brand[1], "Firefox"), match[2])
        value = clean(re.sub(r"<[^>]*>", "", value))
        if len(value) > 3 and not re.search(r"[{}]|https?:|%S|\w=", value):
            yield value


def wordnet(root):
    """WordNet's nouns, verbs, adjectives and adverbs: word -> [(part of speech, gloss, examples, kinds, synonyms)]."""
    folder = Path(root) / "usr/share/wordnet"
    synsets, words = {}, {}
    for kind in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{kind}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            fields, _, gloss = line.partition(" | ")
            fields = fields.split()
            count = int(fields[3], 16)
            names = [re.sub(r"\(\w+\)$", "", fields[4 + 2 * i]).replace("_", " ") for i in range(count)]
            pointers = fields[5 + 2 * count:]
            above = [pointers[i + 1] for i in range(0, len(pointers) - 3, 4) if pointers[i] in ("@", "@i")]
            below = [pointers[i + 1] for i in range(0, len(pointers) - 3, 4) if pointers[i] in ("~", "~i")]
            synsets[kind, fields[0]] = (names, gloss.strip(), above, below)
    for (kind, _), (names, gloss, above, below) in synsets.items():
        parts = [part.strip() for part in re.split(r";\s*(?=\")|;\s*", gloss)]
        meaning = "; ".join(part for part in parts if not part.startswith('"'))
        examples = [part.strip('"') for part in parts if part.startswith('"')]
        kinds = [synsets[kind, key][0][0] for key in above if (kind, key) in synsets]
        instances = [synsets[kind, key][0][0] for key in below if (kind, key) in synsets]
        for name in names[:2]:
            others = [other for other in names if other != name]
            words.setdefault(name, []).append((kind, meaning, examples, kinds, instances, others))
    return words
