"""Muon for the matrices inside the layers, AdamW for embeddings and norms.

Muon (K. Jordan and others, 2024): momentum whose update is made nearly orthogonal by five Newton-Schulz steps.
On models this small it reaches a given loss in clearly fewer steps than AdamW.
"""
import torch

import network as net


def orthogonal(matrix):
    """Newton-Schulz iteration with the quintic coefficients 3.4445, -4.7750, 2.0315."""
    flip = matrix.shape[0] > matrix.shape[1]
    x = matrix.t() if flip else matrix
    x = x / (x.norm() + 1e-7)
    if net.linear.bfloat16:
        x = x.bfloat16()
    for _ in range(5):
        square = x @ x.t()
        x = 3.4445 * x + (-4.7750 * square + 2.0315 * square @ square) @ x
    return (x.t() if flip else x).to(matrix.dtype)


class Muon(torch.optim.Optimizer):
    def __init__(self, parameters, lr, momentum=0.95, weight_decay=0.05):
        super().__init__(parameters, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for parameter in group["params"]:
                state = self.state[parameter]
                if "momentum" not in state:
                    state["momentum"] = torch.zeros_like(parameter)
                velocity = state["momentum"]
                velocity.lerp_(parameter.grad, 1 - group["momentum"])
                update = orthogonal(parameter.grad.lerp(velocity, group["momentum"]))
                scale = max(1, parameter.shape[0] / parameter.shape[1]) ** 0.5
                parameter.mul_(1 - group["lr"] * group["weight_decay"]).add_(update, alpha=-group["lr"] * scale)


def make(network, matrix_rate, other_rate):
    inner = [p for name, p in network.named_parameters() if name.startswith("layers") and p.dim() == 2]
    outer = [p for name, p in network.named_parameters() if not (name.startswith("layers") and p.dim() == 2)]
    return [Muon(inner, lr=matrix_rate), torch.optim.AdamW(outer, lr=other_rate, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.01)]
