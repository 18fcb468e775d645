"""A byte-pair tokenizer in SentencePiece's style, as llama.cpp's `llama` tokenizer model reads it.

A space is written as U+2581 in front of the word. Merges never cross the boundary between letters, digits,
marks and line breaks, so merging piece by piece here gives what llama.cpp gets by merging a whole text.
"""
import heapq
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

SPECIAL = ["<unk>", "<s>", "</s>", "<|im_start|>", "<|im_end|>"]
UNKNOWN, BEGIN, END, TURN, END_OF_TURN = range(5)
FIRST_BYTE = len(SPECIAL)
FIRST_PIECE = FIRST_BYTE + 256
PIECES = re.compile(r"▁?[^\W\d_]+|▁?\d|\n|▁?[^\w\s▁]+|▁|.", re.DOTALL)
LONGEST_PIECE = 16


def pieces(text):
    return PIECES.findall(text.replace(" ", "▁"))


class Tokenizer:
    def __init__(self, vocabulary):
        self.vocabulary = vocabulary          # strings of the tokens after the bytes, best merge first
        self.ids = {text: FIRST_PIECE + index for index, text in enumerate(vocabulary)}
        self._known = {}

    def __len__(self):
        return FIRST_PIECE + len(self.vocabulary)

    def encode(self, text):
        """Token ids of plain text; characters outside the vocabulary become byte tokens."""
        out = []
        for piece in pieces(text):
            known = self._known.get(piece)
            if known is None:
                known = self._known[piece] = self._merge(list(piece))
            out.extend(known)
        return out

    def _merge(self, symbols):
        """Always merges the pair whose joined text has the best score, the leftmost first, as llama.cpp does."""
        while len(symbols) > 1:
            best = min((self.ids.get(a + b, 1 << 30), i) for i, (a, b) in enumerate(zip(symbols, symbols[1:])))
            if best[0] == 1 << 30:
                break
            symbols[best[1]:best[1] + 2] = [symbols[best[1]] + symbols[best[1] + 1]]
        ids = []
        for symbol in symbols:
            if symbol in self.ids:
                ids.append(self.ids[symbol])
            else:
                ids.extend(FIRST_BYTE + byte for byte in symbol.encode())
        return ids

    def chat(self, turns):
        """One conversation in ChatML, ended by the end-of-text token."""
        ids = [BEGIN]
        for user, assistant in turns:
            ids += [TURN, *self.encode("user\n" + user), END_OF_TURN, *self.encode("\n")]
            ids += [TURN, *self.encode("assistant\n" + assistant), END_OF_TURN, *self.encode("\n")]
        return ids

    def save(self, path):
        Path(path).write_text(json.dumps(self.vocabulary, ensure_ascii=False), encoding="utf-8")

    @staticmethod
    def load(path):
        return Tokenizer(json.loads(Path(path).read_text(encoding="utf-8")))


def train(texts, size):
    """Learns merges on the most frequent pairs until the vocabulary, control and byte tokens included, has `size`."""
    counts = Counter()
    for text in texts:
        counts.update(pieces(text))
    letters = Counter()
    for piece, count in counts.items():
        for letter in piece:
            letters[letter] += count
    total = sum(letters.values())
    alphabet = [letter for letter, count in sorted(letters.items(), key=lambda item: (-item[1], item[0])) if count > max(2, total * 2e-6)]
    words = [(list(piece), count) for piece, count in sorted(counts.items()) if count > 1 and 1 < len(piece) <= 40]
    merges = _learn(words, set(alphabet), size - FIRST_PIECE - len(alphabet))
    return Tokenizer(merges + alphabet)


def _learn(words, alphabet, wanted):
    pairs, where = Counter(), defaultdict(set)
    for index, (symbols, count) in enumerate(words):
        for pair in zip(symbols, symbols[1:]):
            pairs[pair] += count
            where[pair].add(index)
    queue = [(-count, pair) for pair, count in pairs.items()]
    heapq.heapify(queue)
    merges, taken = [], set()
    while len(merges) < wanted and queue:
        negative, pair = heapq.heappop(queue)
        if pairs.get(pair) != -negative:    # an entry that a later merge made stale
            continue
        joined = pair[0] + pair[1]
        if len(joined) > LONGEST_PIECE or not alphabet.issuperset(joined):
            continue
        if joined not in taken:
            taken.add(joined)
            merges.append(joined)
        changed = set()
        for index in sorted(where.pop(pair)):
            _apply(words, index, pair, joined, pairs, where, changed)
        pairs.pop(pair, None)
        for new in changed:
            if pairs.get(new, 0) > 1:
                heapq.heappush(queue, (-pairs[new], new))
    return merges


def _apply(words, index, pair, joined, pairs, where, changed):
    symbols, count = words[index]
    for old in zip(symbols, symbols[1:]):
        pairs[old] -= count
        changed.add(old)
    out, i = [], 0
    while i < len(symbols):
        if i + 1 < len(symbols) and (symbols[i], symbols[i + 1]) == pair:
            out.append(joined)
            i += 2
        else:
            out.append(symbols[i])
            i += 1
    words[index] = (out, count)
    for new in zip(out, out[1:]):
        pairs[new] += count
        where[new].add(index)
        changed.add(new)
