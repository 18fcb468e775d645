"""Trains one model of recipes.py and writes demo/<name>.gguf. Stopped, it goes on from its last checkpoint.

Usage: train.py NAME [--seconds N]   (--seconds stops early and writes what there is: only for trying things out)
"""
import argparse
import hashlib
import json
import math
import time
import zlib
from pathlib import Path

import numpy
import torch

import gguf
import network as net
import optimizer
import tokenizer as tok
from recipes import CONTEXT, RECIPES

HERE = Path(__file__).resolve().parent
CACHE = HERE.parent / "cache"
HELD_OUT = 40            # one document in this many is never trained on
HELD_OUT_WINDOWS = 64
MATRIX_RATE, OTHER_RATE = 0.02, 0.004
START_SHARE = 0.6        # of those rates, for a model that starts from another
CHECKPOINT_EVERY = 100


def documents(corpus):
    with (CACHE / "corpus" / f"{corpus}.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def held_out(turns):
    return zlib.crc32(turns[0][1].encode()) % HELD_OUT == 0


def make_tokenizer(recipe, work):
    path = work / "tokenizer.json"
    if not path.exists():
        share = 6_000_000 // len(recipe.corpora)
        texts = []
        for corpus in recipe.corpora:
            chosen = sorted(documents(corpus), key=lambda turns: zlib.crc32(turns[0][1].encode()))
            size = 0
            for turns in chosen:
                if held_out(turns):
                    continue
                texts.extend(text for turn in turns for text in turn)
                size += sum(len(text) for turn in turns for text in turn)
                if size > share:
                    break
        tok.train(texts, recipe.vocabulary).save(path)
    return tok.Tokenizer.load(path)


def streams(recipe, tokenizer, work):
    """Token streams of each corpus (training), one held-out stream, and the held-out stream's bytes of text."""
    path = work / "tokens.npz"
    if not path.exists():
        train, kept, size = {}, [], 0
        for corpus in recipe.corpora:
            ids = []
            order = sorted(documents(corpus), key=lambda turns: zlib.crc32(json.dumps(turns).encode()))
            for turns in order:
                if held_out(turns):
                    kept.append((corpus, turns))
                else:
                    ids.extend(tokenizer.chat(turns))
            train[corpus] = numpy.array(ids, dtype=numpy.uint16)
        share = HELD_OUT_WINDOWS * CONTEXT // len(recipe.corpora)
        test, sizes = [], []
        for corpus in recipe.corpora:
            taken = []
            for owner, turns in kept:
                if owner == corpus and len(taken) < share:
                    ids = tokenizer.chat(turns)
                    if len(ids) > CONTEXT + 1:
                        continue
                    taken.extend(ids)
                    size += sum(len(text.encode()) for turn in turns for text in turn)
            test.extend(taken)
        numpy.savez(path, test=numpy.array(test, dtype=numpy.uint16), size=size, **{f"train_{name}": ids for name, ids in train.items()})
    loaded = numpy.load(path)
    return [loaded[f"train_{corpus}"] for corpus in recipe.corpora], loaded["test"], int(loaded["size"])


def batch(parts, recipe, step):
    """The windows of a step depend on the step alone, so a resumed run sees what an unbroken one would."""
    random = numpy.random.default_rng(1_000_003 + step)
    rows = []
    for row in range(recipe.batch):
        ids = parts[(step * recipe.batch + row) % len(parts)]
        start = int(random.integers(0, len(ids) - CONTEXT - 1))
        rows.append(ids[start:start + CONTEXT + 1])
    return torch.from_numpy(numpy.stack(rows).astype(numpy.int64))


def rate(step, recipe):
    """Warm up over 20 steps, hold, then fall linearly to a twentieth over the last half; after a start only fall."""
    falling = 0.95 if recipe.start else 0.5
    peak = START_SHARE if recipe.start else 1
    return peak * min(1, (step + 1) / 20, 0.05 + 0.95 * (recipe.steps - step) / (recipe.steps * falling))


def start_from(model, tokenizer, other):
    """Takes over the layers of a trained model; a token it lacks gets the mean of the tokens it would use instead."""
    known, arrays = gguf.read(HERE.parent / "demo" / f"{other}.gguf")
    weights = {name: torch.from_numpy(array) for name, array in arrays.items()}
    table = weights.pop("embedding")
    pieces = [known.encode(text.replace("▁", " ")) for text in tokenizer.vocabulary]
    rows = [table[ids].mean(0) for ids in [*([index] for index in range(tok.FIRST_PIECE)), *pieces]]
    model.load_state_dict({**weights, "embedding": torch.stack(rows)})


@torch.no_grad()
def bits_per_byte(model, test, size):
    """Held-out negative log-likelihood of all tokens, in bits, per byte of the text without control tokens."""
    usable = (len(test) - 1) // CONTEXT * CONTEXT
    nats = 0.0
    for start in range(0, usable, CONTEXT):
        window = torch.from_numpy(test[start:start + CONTEXT + 1].astype(numpy.int64))[None]
        nats += model.loss(window).item() * CONTEXT
    return nats / math.log(2) / (size * usable / len(test))


def quantised(model):
    """The same network with the weights that the file holds."""
    copy = net.Network(model.shape)
    copy.load_state_dict({name: torch.from_numpy(gguf.dequantised(value.numpy())) if value.dim() == 2 else value
                          for name, value in model.state_dict().items()})
    return copy


def fit(model, recipe, parts, work, seconds):
    optimizers = optimizer.make(model, MATRIX_RATE, OTHER_RATE)
    bases = [[group["lr"] for group in one.param_groups] for one in optimizers]
    checkpoint, step, used = work / "checkpoint.pt", 0, 0.0
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        model.load_state_dict(saved["model"])
        for one, state in zip(optimizers, saved["optimizers"]):
            one.load_state_dict(state)
        step, used = saved["step"], saved["seconds"]
    began = time.process_time()
    while step < recipe.steps:
        progress = step
        if seconds:
            progress = int(recipe.steps * min(1, (time.process_time() - began) / seconds))
            if progress >= recipe.steps:
                break
        for one, base in zip(optimizers, bases):
            for group, lr in zip(one.param_groups, base):
                group["lr"] = lr * rate(progress, recipe)
        loss = model.loss(batch(parts, recipe, step))
        loss.backward()
        for one in optimizers:
            one.step()
            one.zero_grad()
        step += 1
        spent = used + time.process_time() - began
        if step % 25 == 0:
            print(f"step {step}/{recipe.steps} loss {loss.item():.3f} cpu {spent:.0f} s", flush=True)
        if step % CHECKPOINT_EVERY == 0 and not seconds:
            partial = work / "checkpoint.partial"
            torch.save({"model": model.state_dict(), "optimizers": [one.state_dict() for one in optimizers], "step": step, "seconds": spent}, partial)
            partial.rename(checkpoint)
    return step, used + time.process_time() - began


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("name", choices=RECIPES)
    arguments.add_argument("--seconds", type=float, default=0)
    options = arguments.parse_args()
    recipe = RECIPES[options.name]
    torch.set_num_threads(1)
    torch.manual_seed(1)
    net.linear.bfloat16 = "avx512_bf16" in Path("/proc/cpuinfo").read_text()
    work = CACHE / "runs" / options.name
    work.mkdir(parents=True, exist_ok=True)
    tokenizer = make_tokenizer(recipe, work)
    parts, test, size = streams(recipe, tokenizer, work)
    model = net.Network(net.Shape(len(tokenizer), layers=recipe.layers, feed_forward=recipe.feed_forward, context=CONTEXT))
    parameters = sum(parameter.numel() for parameter in model.parameters())
    print(f"{options.name}: {parameters} parameters, {len(tokenizer)} tokens, {sum(map(len, parts))} training tokens", flush=True)
    if recipe.start:
        start_from(model, tokenizer, recipe.start)
    steps, seconds = fit(model, recipe, parts, work, options.seconds)
    net.linear.bfloat16 = False
    small = quantised(model)
    target = HERE.parent / "demo" / f"{options.name}.gguf"
    target.parent.mkdir(exist_ok=True)
    gguf.write(target, model, tokenizer, options.name, recipe.about, recipe.licence, recipe.languages)
    torch.save(small.state_dict(), work / "final.pt")
    facts = {
        "name": options.name, "languages": recipe.languages, "parameters": parameters, "bytes": target.stat().st_size,
        "sha256": hashlib.sha256(target.read_bytes()).hexdigest(), "steps": steps, "cpuSeconds": round(seconds),
        "corpusMB": round(sum((CACHE / "corpus" / f"{c}.jsonl").stat().st_size for c in recipe.corpora) / 1e6, 2),
        "bitsPerByte": round(bits_per_byte(small, test, size), 3),
    }
    (work / "facts.json").write_text(json.dumps(facts, indent=1))
    record(facts)
    print(json.dumps(facts))


def record(facts):
    """Keeps demo/facts.json, from which readme_table.py makes the table in models/README.md."""
    path = HERE.parent / "demo" / "facts.json"
    known = json.loads(path.read_text()) if path.exists() else []
    known = [other for other in known if other["name"] != facts["name"]] + [facts]
    order = list(RECIPES)
    known.sort(key=lambda one: order.index(one["name"]))
    path.write_text(json.dumps(known, indent=1) + "\n")


if __name__ == "__main__":
    main()
