"""Writes and reads back GGUF version 3: header, metadata, tensor table, then aligned tensor data.

Matrices are stored as Q8_0 (blocks of 32 values: a float16 scale and 32 signed bytes), norms as float32.
"""
import struct

import numpy

import tokenizer as tok
from network import EPSILON, HEAD, ROPE_BASE

ALIGNMENT = 32
U32, I32, F32, BOOL, STRING, ARRAY = 4, 5, 6, 7, 8, 9
TENSOR_F32, TENSOR_Q8_0 = 0, 8
NORMAL, UNKNOWN, CONTROL, BYTE = 1, 2, 3, 6
CHAT_TEMPLATE = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)


def _string(text):
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _value(kind, value):
    if kind == STRING:
        return _string(value)
    return struct.pack({U32: "<I", I32: "<i", F32: "<f", BOOL: "<?"}[kind], value)


def _entry(key, kind, value):
    if isinstance(value, list):
        body = b"".join(_value(kind, item) for item in value)
        return _string(key) + struct.pack("<IIQ", ARRAY, kind, len(value)) + body
    return _string(key) + struct.pack("<I", kind) + _value(kind, value)


def q8_0(matrix):
    """float32 [rows, columns], columns a multiple of 32 -> bytes in ggml's block layout."""
    blocks = matrix.reshape(-1, 32).astype(numpy.float32)
    scale = numpy.abs(blocks).max(1, keepdims=True) / 127
    inverse = numpy.divide(1, scale, out=numpy.zeros_like(scale), where=scale > 0)
    values = numpy.rint(blocks * inverse).astype(numpy.int8)
    return numpy.concatenate((scale.astype("<f2").view(numpy.int8), values), 1).tobytes()


def dequantised(matrix):
    """What a reader gets back: used to measure held-out bits per byte of the file, not of the float32 weights."""
    return _values(q8_0(matrix)).reshape(matrix.shape)


def _values(blocks):
    raw = numpy.frombuffer(blocks, numpy.int8).reshape(-1, 34)
    scale = raw[:, :2].copy().view("<f2").astype(numpy.float32)
    return raw[:, 2:].astype(numpy.float32) * scale


NAMES = {"attention_norm.weight": "attn_norm", "q": "attn_q", "k": "attn_k", "v": "attn_v", "o": "attn_output",
         "ffn_norm.weight": "ffn_norm", "gate": "ffn_gate", "up": "ffn_up", "down": "ffn_down"}


def _tensors(network):
    for name, parameter in network.named_parameters():
        value = parameter.detach().numpy()
        if name == "embedding":
            yield "token_embd.weight", value
        elif name == "norm.weight":
            yield "output_norm.weight", value
        else:
            _, index, inner = name.split(".", 2)
            yield f"blk.{index}.{NAMES[inner]}.weight", value


def _vocabulary(tokenizer):
    texts = [*tok.SPECIAL, *(f"<0x{byte:02X}>" for byte in range(256)), *tokenizer.vocabulary]
    scores = [0.0] * tok.FIRST_PIECE + [-float(rank) for rank in range(len(tokenizer.vocabulary))]
    kinds = [UNKNOWN] + [CONTROL] * (len(tok.SPECIAL) - 1) + [BYTE] * 256 + [NORMAL] * len(tokenizer.vocabulary)
    return texts, scores, kinds


def write(path, network, tokenizer, name, about, licence, languages):
    shape = network.shape
    texts, scores, kinds = _vocabulary(tokenizer)
    metadata = [
        ("general.architecture", STRING, "llama"),
        ("general.name", STRING, name),
        ("general.description", STRING, about),
        ("general.license", STRING, licence),
        ("general.languages", STRING, languages),
        ("general.alignment", U32, ALIGNMENT),
        ("general.file_type", U32, 7),
        ("general.quantization_version", U32, 2),
        ("llama.context_length", U32, shape.context),
        ("llama.embedding_length", U32, shape.width),
        ("llama.block_count", U32, shape.layers),
        ("llama.feed_forward_length", U32, shape.feed_forward),
        ("llama.attention.head_count", U32, shape.heads),
        ("llama.attention.head_count_kv", U32, shape.kv_heads),
        ("llama.attention.key_length", U32, HEAD),
        ("llama.attention.value_length", U32, HEAD),
        ("llama.attention.layer_norm_rms_epsilon", F32, EPSILON),
        ("llama.rope.dimension_count", U32, HEAD),
        ("llama.rope.freq_base", F32, ROPE_BASE),
        ("llama.vocab_size", U32, shape.vocabulary),
        ("tokenizer.ggml.model", STRING, "llama"),
        ("tokenizer.ggml.pre", STRING, "default"),
        ("tokenizer.ggml.tokens", STRING, texts),
        ("tokenizer.ggml.scores", F32, scores),
        ("tokenizer.ggml.token_type", I32, kinds),
        ("tokenizer.ggml.unknown_token_id", U32, tok.UNKNOWN),
        ("tokenizer.ggml.bos_token_id", U32, tok.BEGIN),
        ("tokenizer.ggml.eos_token_id", U32, tok.END_OF_TURN),
        ("tokenizer.ggml.eot_token_id", U32, tok.END_OF_TURN),
        ("tokenizer.ggml.padding_token_id", U32, tok.END),
        ("tokenizer.ggml.add_bos_token", BOOL, True),
        ("tokenizer.ggml.add_eos_token", BOOL, False),
        ("tokenizer.ggml.add_space_prefix", BOOL, False),
        ("tokenizer.chat_template", STRING, CHAT_TEMPLATE),
    ]
    table, data = b"", b""
    tensors = list(_tensors(network))
    for tensor, value in tensors:
        quantised = value.ndim == 2
        body = q8_0(value) if quantised else value.astype("<f4").tobytes()
        dimensions = value.shape[::-1]
        table += _string(tensor) + struct.pack(f"<I{len(dimensions)}Q", len(dimensions), *dimensions)
        table += struct.pack("<IQ", TENSOR_Q8_0 if quantised else TENSOR_F32, len(data))
        data += body + bytes(-len(body) % ALIGNMENT)
    head = struct.pack("<4sIQQ", b"GGUF", 3, len(tensors), len(metadata))
    head += b"".join(_entry(*entry) for entry in metadata) + table
    with open(path, "wb") as file:
        file.write(head + bytes(-len(head) % ALIGNMENT) + data)


def read(path):
    """The tokenizer and the weights (float32 arrays by the network's names) of a file that write() made; no other reader is needed."""
    file = _Reader(path)
    magic, version, tensors, entries = struct.unpack("<4sIQQ", file.take(24))
    if magic != b"GGUF" or version != 3:
        raise ValueError(f"{path} is no GGUF file of version 3")
    metadata = {}
    for _ in range(entries):
        key = file.string()
        metadata[key] = file.value(file.number("<I"))
    table = [(file.string(), *file.place()) for _ in range(tensors)]
    start = file.at + -file.at % ALIGNMENT
    weights = {_inner(name): file.tensor(start + offset, shape, kind) for name, shape, kind, offset in table}
    return tok.Tokenizer(metadata["tokenizer.ggml.tokens"][tok.FIRST_PIECE:]), weights


def _inner(name):
    if name in ("token_embd.weight", "output_norm.weight"):
        return {"token_embd.weight": "embedding", "output_norm.weight": "norm.weight"}[name]
    _, index, outer, _ = name.split(".")
    return f"layers.{index}." + next(inner for inner, known in NAMES.items() if known == outer)


class _Reader:
    def __init__(self, path):
        self.data, self.at = open(path, "rb").read(), 0

    def take(self, count):
        self.at += count
        return self.data[self.at - count:self.at]

    def number(self, form):
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]

    def string(self):
        return self.take(self.number("<Q")).decode()

    def value(self, kind):
        if kind == STRING:
            return self.string()
        if kind == ARRAY:
            inner = self.number("<I")
            return [self.value(inner) for _ in range(self.number("<Q"))]
        return self.number({U32: "<I", I32: "<i", F32: "<f", BOOL: "<?"}[kind])

    def place(self):
        shape = [self.number("<Q") for _ in range(self.number("<I"))][::-1]
        return shape, self.number("<I"), self.number("<Q")

    def tensor(self, start, shape, kind):
        count = int(numpy.prod(shape))
        if kind == TENSOR_F32:
            return numpy.frombuffer(self.data, "<f4", count, start).reshape(shape).copy()
        return _values(self.data[start:start + count // 32 * 34]).reshape(shape)
