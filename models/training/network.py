"""A small transformer in llama's architecture: RMSNorm, interleaved RoPE, grouped-query attention, SwiGLU, tied embeddings."""
import functools
import math
from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional as F

HEAD = 64            # llama.cpp's vector path on AVX-512 wants heads of 64 or more
ROPE_BASE = 10000.0
EPSILON = 1e-5
QUERY_BLOCK = 128    # attention in blocks of queries, so that half of the masked work is never done


@dataclass(frozen=True)
class Shape:
    vocabulary: int
    width: int = 192
    layers: int = 4
    heads: int = 3
    kv_heads: int = 1
    feed_forward: int = 512
    context: int = 512


class RmsNorm(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x):
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + EPSILON) * self.weight


def linear(x, weight):
    """Matrix product in bfloat16 where the processor has it; weights stay in float32."""
    if linear.bfloat16:
        return F.linear(x.bfloat16(), weight.bfloat16()).float()
    return F.linear(x, weight)


linear.bfloat16 = False


class Layer(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        kv = HEAD * shape.kv_heads
        self.attention_norm = RmsNorm(shape.width)
        self.q = nn.Parameter(torch.empty(HEAD * shape.heads, shape.width))
        self.k = nn.Parameter(torch.empty(kv, shape.width))
        self.v = nn.Parameter(torch.empty(kv, shape.width))
        self.o = nn.Parameter(torch.empty(shape.width, HEAD * shape.heads))
        self.ffn_norm = RmsNorm(shape.width)
        self.gate = nn.Parameter(torch.empty(shape.feed_forward, shape.width))
        self.up = nn.Parameter(torch.empty(shape.feed_forward, shape.width))
        self.down = nn.Parameter(torch.empty(shape.width, shape.feed_forward))

    def forward(self, x, rope):
        x = x + self.attend(self.attention_norm(x), rope)
        h = self.ffn_norm(x)
        return x + linear(F.silu(linear(h, self.gate)) * linear(h, self.up), self.down)

    def attend(self, x, rope):
        batch, length, _ = x.shape
        s = self.shape
        q = rotate(linear(x, self.q).view(batch, length, s.heads, HEAD), rope)
        k = rotate(linear(x, self.k).view(batch, length, s.kv_heads, HEAD), rope)
        v = linear(x, self.v).view(batch, length, s.kv_heads, HEAD)
        share = s.heads // s.kv_heads
        # Heads that share a key/value head become rows of one matrix product.
        q = q.view(batch, length, s.kv_heads, share, HEAD).permute(0, 2, 1, 3, 4) / math.sqrt(HEAD)
        k, v = k.transpose(1, 2), v.transpose(1, 2)
        out = []
        for start in range(0, length, QUERY_BLOCK):
            end = min(start + QUERY_BLOCK, length)
            rows = q[:, :, start:end].reshape(batch, s.kv_heads, (end - start) * share, HEAD)
            scores = product(rows, k[:, :, :end].transpose(-1, -2))
            scores = torch.softmax(scores + future(start, end, share), -1)
            mixed = product(scores, v[:, :, :end]).view(batch, s.kv_heads, end - start, share, HEAD)
            out.append(mixed.permute(0, 2, 1, 3, 4).reshape(batch, end - start, s.heads * HEAD))
        return linear(torch.cat(out, 1), self.o)


@functools.cache
def future(start, end, share):
    """What is added to the scores of queries start..end, `share` rows each: nothing for the past, -1e9 for the future."""
    return torch.full((end - start, end), -1e9).triu(start + 1).repeat_interleave(share, 0)


def product(a, b):
    if linear.bfloat16:
        return (a.bfloat16() @ b.bfloat16()).float()
    return a @ b


def rotate(x, rope):
    """Rotary positions on neighbouring pairs, the layout llama.cpp expects without permuting Q and K."""
    cos, sin = rope
    a, b = x.unflatten(-1, (HEAD // 2, 2)).unbind(-1)
    return torch.stack((a * cos - b * sin, a * sin + b * cos), -1).flatten(-2)


@functools.cache
def rope_table(length):
    frequency = ROPE_BASE ** (-torch.arange(0, HEAD, 2).float() / HEAD)
    angle = torch.arange(length).float()[:, None] * frequency
    return angle.cos()[:, None, :], angle.sin()[:, None, :]


class Network(nn.Module):
    def __init__(self, shape, seed=1):
        super().__init__()
        self.shape = shape
        self.embedding = nn.Parameter(torch.empty(shape.vocabulary, shape.width))
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.norm = RmsNorm(shape.width)
        generator = torch.Generator().manual_seed(seed)
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2:
                scale = 0.02 if name == "embedding" else 1 / math.sqrt(parameter.shape[1])
                if name.endswith((".o", ".down")):
                    scale /= math.sqrt(2 * shape.layers)
                parameter.data.normal_(0, scale, generator=generator)

    def forward(self, tokens):
        """tokens [batch, length] -> logits [batch, length, vocabulary]."""
        x = F.embedding(tokens, self.embedding)
        rope = rope_table(tokens.shape[1])
        for layer in self.layers:
            x = layer(x, rope)
        return linear(self.norm(x), self.embedding)

    def loss(self, tokens):
        """Mean negative log-likelihood in nats of every token but the first, of windows [batch, context + 1]."""
        logits = self(tokens[:, :-1])
        return F.cross_entropy(logits.flatten(0, 1), tokens[:, 1:].flatten())
