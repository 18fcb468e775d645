#!/bin/sh
# Trains the demo models: train.sh [NAME...], all of recipes.py without names. One process, one thread, lowest priority.
# Needs Debian's python3-torch, python3-numpy and libopenblas0-serial, and apt for the text packages.
set -eu
cd "$(dirname "$0")"
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
python=${PYTHON:-/usr/bin/python3}
[ $# -gt 0 ] || set -- $("$python" -c 'import recipes; print(*recipes.RECIPES)')
for name in "$@"; do
    start=$("$python" -c "import recipes; print(recipes.RECIPES['$name'].start)")
    [ -z "$start" ] || [ -f "../demo/$start.gguf" ] || "./train.sh" "$start"
    for corpus in $("$python" -c "import recipes; print(*recipes.RECIPES['$name'].corpora)"); do
        [ -f "../cache/corpus/$corpus.jsonl" ] || nice -n 19 "$python" corpus.py "$corpus"
    done
    nice -n 19 "$python" train.py "$name"
done
