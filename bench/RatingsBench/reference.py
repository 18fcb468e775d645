"""Reference fits in numpy and scipy, written for RatingsBench: the same models by textbook Newton steps on dense arrays.

Usage: reference.py FOLDER ROUNDS
FOLDER holds votes.bin (n int32 lefts, n int32 rights, n uint8 outcomes: 0 left, 1 right, 2 tie, 3 both bad), features.bin (n x k float64)
and shape.txt (n, contestants, k). Prints one JSON object: per task the median milliseconds and, where there are, the estimates.
One thread: RatingsBench sets OPENBLAS_NUM_THREADS=1.
"""
import json
import statistics
import sys
import time

import numpy
import scipy.linalg

TOLERANCE = 1e-11


def count(left, right, outcome, m):
    table = numpy.bincount((left * m + right) * 4 + outcome, minlength=m * m * 4).reshape(m, m, 4).astype(float)
    return table[:, :, 0], table[:, :, 1], table[:, :, 2] + table[:, :, 3]


def laplacian(weights):
    """Sum of w_ij (e_i - e_j)(e_i - e_j)' over ordered pairs."""
    both = weights + weights.T
    return numpy.diag(both.sum(axis=1)) - both


def sandwich(information, meat, m):
    """X meat X with X the inverse of the information, its free level fixed by adding 11'."""
    fixed = information.copy()
    fixed[:m, :m] += information[0, 0] / m
    inverse = scipy.linalg.cho_solve(scipy.linalg.cho_factor(fixed), numpy.eye(len(fixed)))
    inverse[:m, :m] -= inverse[:m, :m].mean()
    return inverse @ meat @ inverse


def newton(parameters, gradient_and_information, m):
    for _ in range(60):
        gradient, information = gradient_and_information(parameters)
        fixed = information.copy()
        fixed[:m, :m] += information[0, 0] / m
        step = scipy.linalg.cho_solve(scipy.linalg.cho_factor(fixed), gradient)
        parameters = parameters + step
        parameters[:m] -= parameters[:m].mean()
        if numpy.abs(step).max() < TOLERANCE:
            return parameters, gradient_and_information(parameters)[1]
    raise RuntimeError("no convergence")


def davidson_parts(parameters, m):
    theta, seat, nu = parameters[:m], parameters[m], numpy.exp(parameters[m + 1])
    x = theta[:, None] - theta[None, :] + seat
    win, loss = numpy.exp(x / 2), numpy.exp(-x / 2)
    total = win + loss + nu
    return (win - loss) / (2 * total), (win + loss) / (4 * total), nu / total


def assemble(theta, seat_theta, tie_theta, seat_seat, seat_tie, tie_tie, m):
    """The symmetric matrix over (theta, seat, log nu) from per-cell second moments."""
    matrix = numpy.zeros((m + 2, m + 2))
    matrix[:m, :m] = laplacian(theta)
    matrix[m, :m] = matrix[:m, m] = seat_theta.sum(axis=1) - seat_theta.sum(axis=0)
    matrix[m + 1, :m] = matrix[:m, m + 1] = tie_theta.sum(axis=1) - tie_theta.sum(axis=0)
    matrix[m, m], matrix[m + 1, m + 1] = seat_seat.sum(), tie_tie.sum()
    matrix[m, m + 1] = matrix[m + 1, m] = seat_tie.sum()
    return matrix


def davidson(wins, losses, ties, start=None, intervals=True):
    m = len(wins)
    n = wins + losses + ties

    def gradient_and_information(parameters):
        mean, square, tie = davidson_parts(parameters, m)
        score = (wins - losses) / 2 - n * mean
        gradient = numpy.concatenate((score.sum(axis=1) - score.sum(axis=0), [score.sum(), (ties - n * tie).sum()]))
        variance, cross = n * (square - mean * mean), -n * mean * tie
        return gradient, assemble(variance, variance, cross, variance, cross, n * tie * (1 - tie), m)

    if start is None:
        start = numpy.zeros(m + 2)
        start[m + 1] = numpy.log(2 * ties.sum() / (wins.sum() + losses.sum()))
    parameters, information = newton(start, gradient_and_information, m)
    if not intervals:
        return parameters, None
    mean, _, tie = davidson_parts(parameters, m)
    parts = [(wins, 0.5 - mean, -tie), (losses, -0.5 - mean, -tie), (ties, -mean, 1 - tie)]
    square = sum(c * s * s for c, s, _ in parts)
    cross = sum(c * s * t for c, s, t in parts)
    meat = assemble(square, square, cross, square, cross, sum(c * t * t for c, _, t in parts), m)
    return parameters, sandwich(information, meat, m)


def bradley_terry(wins, losses, ties):
    m = len(wins)
    scores = wins + losses.T + (ties + ties.T) / 2
    n = scores + scores.T

    def gradient_and_information(theta):
        p = 1 / (1 + numpy.exp(theta[None, :] - theta[:, None]))
        return (scores - n * p).sum(axis=1), laplacian(n * p * (1 - p)) / 2

    theta, information = newton(numpy.zeros(m), gradient_and_information, m)
    p = 1 / (1 + numpy.exp(theta[None, :] - theta[:, None]))
    meat = laplacian(wins * (1 - p) ** 2 + losses * p ** 2 + ties * (0.5 - p) ** 2)
    return theta, sandwich(information, meat, m)


def bootstrap(wins, losses, ties, rounds):
    random = numpy.random.default_rng(1)
    best, _ = davidson(wins, losses, ties, intervals=False)
    drawn = [davidson(random.poisson(wins), random.poisson(losses), random.poisson(ties), best, False)[0] for _ in range(rounds)]
    return numpy.std(drawn, axis=0)


def elo(left, right, outcome, m):
    ratings = [1000.0] * m
    score = (1.0, 0.0, 0.5, 0.5)
    for a, b, o in zip(left.tolist(), right.tolist(), outcome.tolist()):
        change = 4 * (score[o] - 1 / (1 + 10 ** ((ratings[b] - ratings[a]) / 400)))
        ratings[a] += change
        ratings[b] -= change
    return numpy.array(ratings)


def style(left, right, outcome, m, features):
    """Davidson with seat effect and features, on votes; a ridge of 1e-6 per vote on the standardised features."""
    k = features.shape[1]
    f = features / numpy.sqrt((features ** 2).mean(axis=0))
    pair = left * m + right
    statistic = numpy.array([0.5, -0.5, 0.0, 0.0])[outcome]
    tied = (outcome >= 2).astype(float)
    ridge = 1e-6 * len(left)

    def parts(p):
        x = p[left] - p[right] + p[m] + f @ p[m + 2:]
        win, nu = numpy.exp(x / 2), numpy.exp(p[m + 1])
        total = win + 1 / win + nu
        return (win - 1 / win) / (2 * total), (win + 1 / win) / (4 * total), nu / total

    def second(theta, cross, tie):
        matrix = numpy.zeros((m + 2 + k, m + 2 + k))
        cells = numpy.bincount(pair, theta, m * m).reshape(m, m)
        crosses = numpy.bincount(pair, cross, m * m).reshape(m, m)
        matrix[:m + 2, :m + 2] = assemble(cells, cells, crosses, cells, crosses, tie, m)
        for j in range(k):
            column = theta * f[:, j]
            cell = numpy.bincount(pair, column, m * m).reshape(m, m)
            matrix[m + 2 + j, :m] = cell.sum(axis=1) - cell.sum(axis=0)
            matrix[m + 2 + j, m], matrix[m + 2 + j, m + 1] = column.sum(), cross @ f[:, j]
            matrix[m + 2 + j, m + 2:] = column @ f
        matrix[:, m + 2:] = matrix[m + 2:, :].T
        return matrix

    def gradient_and_information(p):
        mean, square, tie = parts(p)
        score = statistic - mean
        cell = numpy.bincount(pair, score, m * m).reshape(m, m)
        gradient = numpy.concatenate((
            cell.sum(axis=1) - cell.sum(axis=0), [score.sum(), (tied - tie).sum()], score @ f - ridge * p[m + 2:]))
        information = second(square - mean * mean, -mean * tie, tie * (1 - tie))
        information[m + 2:, m + 2:] += ridge * numpy.eye(k)
        return gradient, information

    start = numpy.zeros(m + 2 + k)
    start[m + 1] = numpy.log(2 * tied.sum() / (len(left) - tied.sum()))
    p, information = newton(start, gradient_and_information, m)
    mean, _, tie = parts(p)
    score, rest = statistic - mean, tied - tie
    return p, sandwich(information, second(score * score, score * rest, rest * rest), m)


def timed(task, rounds):
    times = []
    for _ in range(rounds):
        start = time.thread_time()
        result = task()
        times.append(1000 * (time.thread_time() - start))
    return statistics.median(times), result


def estimates(parameters, covariance):
    return {"parameters": parameters.tolist(), "errors": numpy.sqrt(numpy.diag(covariance)).tolist()}


def main():
    folder, rounds = sys.argv[1], int(sys.argv[2])
    n, m, k = (int(word) for word in open(f"{folder}/shape.txt").read().split())
    raw = numpy.fromfile(f"{folder}/votes.bin", dtype=numpy.uint8)
    left, right = (raw[i * 4 * n:(i + 1) * 4 * n].view(numpy.int32).astype(numpy.int64) for i in range(2))
    outcome = raw[8 * n:].astype(numpy.int64)
    features = numpy.fromfile(f"{folder}/features.bin").reshape(n, k)
    table = count(left, right, outcome, m)
    report = {}

    def add(name, task, times):
        milliseconds, result = timed(task, times)
        report[name] = {"milliseconds": milliseconds, **(estimates(*result) if isinstance(result, tuple) else {"parameters": result.tolist()})}

    add("davidson", lambda: davidson(*count(left, right, outcome, m)), rounds)
    add("bradleyTerry", lambda: bradley_terry(*count(left, right, outcome, m)), rounds)
    add("bootstrap", lambda: bootstrap(*table, 100), 1)
    add("elo", lambda: elo(left, right, outcome, m), 1)
    add("style", lambda: style(left, right, outcome, m, features), max(1, rounds // 3))
    print(json.dumps(report))


main()
