"""Builds cache/corpus/<name>.jsonl: one document a line, a list of [user, assistant] turns.

Usage: corpus.py NAME (a language of packages.py, or `words` for the English dictionary)
"""
import json
import re
import sys
import zlib
from collections import Counter
from pathlib import Path

import packages
import sources
from phrases import ASK, MORE

CACHE = Path(__file__).resolve().parent.parent / "cache"
LONGEST_ANSWER = 640     # characters: some 200 tokens, so that answers end
SHORTEST_ANSWER = 30
ENGLISH = re.compile(r"\b(the|of|to|and|is|for|you|this|with|that|from|are|or|in|on|by|not|can)\b", re.IGNORECASE)


def pick(text, options):
    return options[zlib.crc32(text.encode()) % len(options)]


def looks_english(text):
    words = text.split()
    return len(words) >= 5 and len(ENGLISH.findall(text)) / len(words) > 0.17


def answers(blocks):
    """Packs blocks into answers of at most LONGEST_ANSWER characters, cutting between blocks or sentences."""
    answer = ""
    for block in blocks:
        for piece in split_long(block):
            if answer and len(answer) + len(piece) + 1 > LONGEST_ANSWER:
                yield answer
                answer = ""
            answer = f"{answer}\n{piece}" if answer else piece
    if answer:
        yield answer


def split_long(block):
    while len(block) > LONGEST_ANSWER:
        cut = max(block.rfind(mark, 0, LONGEST_ANSWER) for mark in (". ", "; ", ", "))
        cut = cut + 1 if cut > 100 else LONGEST_ANSWER
        yield block[:cut].strip()
        block = block[cut:].strip()
    if block:
        yield block


def merged(sections, english_blocks):
    """Headings such as "Parameters:", and untranslated ones, are no question of their own: they join the section before."""
    result = []
    for heading, blocks in sections:
        foreign = heading in english_blocks
        if result and (foreign or heading.endswith(":")):
            result[-1][1].extend(blocks if foreign else [heading, *blocks])
        else:
            result.append(("" if foreign else heading.rstrip(": "), list(blocks)))
    return result


def chat(sections, language, seen_blocks, seen_answers, english_blocks):
    """Turns of one document; a heading opens a question, the rest of a long section follows on request."""
    turns = []
    for heading, blocks in merged(sections, english_blocks):
        first = True
        for answer in answers(kept(blocks, language, seen_blocks, english_blocks)):
            if len(answer) < SHORTEST_ANSWER or answer in seen_answers:
                continue
            seen_answers.add(answer)
            turns.append([question(heading, answer, language) if first else MORE[language], answer])
            first = False
    return turns


def question(heading, answer, language):
    """A chat message for a heading; where there is none, the answer's first words stand in for one."""
    name = heading if len(heading) >= 2 else " ".join(answer.split()[:4])
    name = name.rstrip(".…,:; ") if not name.endswith(("?", "!")) else name
    return name if name.endswith(("?", "!")) else pick(name + answer, ASK[language]).format(x=name)


def kept(blocks, language, seen_blocks, english_blocks):
    """Blocks that are translated and were not seen twice before."""
    for block in blocks:
        bare = re.sub(r"^(- |\d+\. )", "", block)
        if bare in english_blocks or (language != "en" and looks_english(bare)):
            continue
        seen_blocks[bare] += 1
        if seen_blocks[bare] <= 2:
            yield block


def conversations(turns, language):
    """Cuts a document into conversations of about four turns that never start in the middle of a section."""
    start = 0
    for end in range(1, len(turns) + 1):
        if end == len(turns) or (end - start >= 4 and turns[end][0] != MORE[language]):
            yield turns[start:end]
            start = end


def documents(language, cache):
    roots = packages.roots(language, cache)
    for root in roots:
        if "help" in root.name:
            yield from sources.help_pages(root)
        elif root.name == "gnome-user-docs":
            yield from sources.mallard_pages(root, "C" if language == "en" else language)
        elif root.name.startswith(("firefox", "thunderbird")):
            yield from sources.language_packs(root)
        else:
            yield from sources.catalogue_documents(root, english=language == "en")


def english_blocks(cache):
    blocks = set()
    for sections in documents("en", cache):
        for heading, texts in sections:
            blocks.update(re.sub(r"^(- |\d+\. )", "", text) for text in texts if len(text) > 12)
            if " " in heading or heading in ("Syntax", "Example", "Examples"):
                blocks.add(heading)
    return blocks


def build_language(language, cache=CACHE):
    foreign = set() if language == "en" else english_blocks(cache)
    seen_blocks, seen_answers = Counter(), set()
    for sections in documents(language, cache):
        turns = chat(sections, language, seen_blocks, seen_answers, foreign)
        yield from conversations(turns, language)


ARTICLES = {"noun": "“{w}” is a noun: {m}.", "verb": "To {w} means: {m}.", "adj": "Something “{w}” is {m}.", "adv": "“{w}” is an adverb: {m}."}


def build_words(cache=CACHE):
    """Dictionary answers in whole sentences, with kinds, examples and further senses from WordNet."""
    for word, senses in sorted(sources.wordnet(cache / "x/wordnet-base").items()):
        lines = []
        for kind, meaning, examples, kinds, instances, others in senses[:3]:
            text = ARTICLES[kind].format(w=word, m=meaning)
            if kinds and kind == "noun":
                text += f" It is a kind of {kinds[0]}."
            if instances and kind == "noun":
                text += f" Examples are {', '.join(instances[:4])}."
            if others:
                text += f" It is also called {', '.join(others[:3])}."
            if examples:
                text += f" For example: “{examples[0]}”."
            lines.append(text[0].upper() + text[1:])
        answer = "\n".join(lines)
        if len(answer) > 110:
            question = pick(word, ["What is {w}?", "What does “{w}” mean?", "Explain {w}.", "Tell me about {w}.", "{w}", "Can you describe {w}?"])
            yield [[question.format(w=word), answer[:LONGEST_ANSWER]]]


def main(name):
    target = CACHE / "corpus" / f"{name}.jsonl"
    target.parent.mkdir(parents=True, exist_ok=True)
    packages.unpack(name, CACHE)
    size = count = 0
    partial = target.with_suffix(".partial")
    with partial.open("w", encoding="utf-8") as file:
        for turns in build_words() if name == "words" else build_language(name):
            if not turns:
                continue
            size += sum(len(text.encode()) for turn in turns for text in turn)
            count += 1
            file.write(json.dumps(turns, ensure_ascii=False) + "\n")
    partial.rename(target)
    print(f"{name}: {count} documents, {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main(sys.argv[1])
