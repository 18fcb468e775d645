"""Prints what torch computes from the quantised weights, for compare.mjs: token ids of held-out texts and the
log-probabilities of the token after each. Usage: reference.py NAME > reference.json"""
import json
import sys

import torch

import network as net
import tokenizer as tok
from recipes import CONTEXT, RECIPES
from train import CACHE, documents, held_out


@torch.no_grad()
def main(name):
    recipe = RECIPES[name]
    work = CACHE / "runs" / name
    tokenizer = tok.Tokenizer.load(work / "tokenizer.json")
    model = net.Network(net.Shape(len(tokenizer), layers=recipe.layers, feed_forward=recipe.feed_forward, context=CONTEXT))
    model.load_state_dict(torch.load(work / "final.pt"))
    cases = []
    for corpus in recipe.corpora:
        for turns in [turns for turns in documents(corpus) if held_out(turns)][:40 // len(recipe.corpora) + 1]:
            text = turns[0][1] + " \u263a 12,5 %\tend"
            ids = [tok.BEGIN, *tokenizer.encode(text)][:CONTEXT]
            last = torch.log_softmax(model(torch.tensor([ids]))[0, -1], -1)
            cases.append({"text": text, "ids": ids, "logprobs": [round(value, 5) for value in last.tolist()]})
    json.dump(cases, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1])
