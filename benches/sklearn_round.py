"""The bare round with scikit-learn, on the matrix that `cargo bench --bench bare -- N --export FOLDER` wrote.

    python benches/sklearn_round.py FOLDER

Fit on the labeled rows, score all rows, pick those of smallest margin: least seconds of each, on one thread, once with
64-bit and once with 32-bit numbers. One JSON object a line. `difference` is the largest distance of a confidence from
ours.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import json
import sys
import time

import numpy as np
import scipy.sparse
from sklearn.linear_model import LogisticRegression

TURNS = 3


def timed(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def smallest_margins(probabilities, picks):
    two = np.partition(probabilities, -2, axis=1)[:, -2:]
    margins = two[:, 1] - two[:, 0]
    picks = min(picks, len(margins) - 1)
    found = np.argpartition(margins, picks)[:picks]
    return found[np.argsort(margins[found])]


def main(folder):
    def load(name):
        return np.load(os.path.join(folder, name + ".npy"))

    with open(os.path.join(folder, "about.json")) as file:
        about = json.load(file)
    starts, columns, values = load("starts"), load("columns"), load("values")
    if starts[-1] < 2**31:
        starts = starts.astype(np.int32)
    labeled, classes, confidences = load("labeled"), load("classes"), load("confidences")
    for kind in (np.float64, np.float32):
        shape = (len(starts) - 1, about["columns"])
        pool = scipy.sparse.csr_matrix((values.astype(kind), columns, starts), shape=shape)
        best = {"fit": float("inf"), "score": float("inf"), "pick": float("inf")}
        for _ in range(TURNS):
            model = LogisticRegression(C=about["c"], tol=about["tolerance"], max_iter=1000)
            fit, _ = timed(lambda: model.fit(pool[labeled], classes))
            score, probabilities = timed(lambda: model.predict_proba(pool))
            pick, _ = timed(lambda: smallest_margins(probabilities, about["picks"]))
            for name, seconds in (("fit", fit), ("score", score), ("pick", pick)):
                best[name] = min(best[name], seconds)
        difference = float(np.abs(probabilities.max(axis=1) - confidences).max())
        print(json.dumps({"numbers": np.dtype(kind).name, **best, "difference": difference}), flush=True)


main(sys.argv[1])
