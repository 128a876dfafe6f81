"""What pac-synth does with the same file. Started by the benches with the peers' Python.

Usage: peer_pacsynth.py synthesize FILE OUT EPSILON LENGTH [published] | aggregates FILE LENGTH. Prints JSON.
"""

import csv
import json
import math
import sys
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import pyarrow.parquet as pq
from pacsynth import (
    AccuracyMode,
    Dataset,
    DpAggregateSeededParametersBuilder,
    DpAggregateSeededSynthesizer,
    FabricationMode,
    set_number_of_threads,
)


def main() -> None:
    """Do one job and print what it took."""
    set_number_of_threads(2)
    frame = pq.read_table(sys.argv[2]).to_pandas().astype(str)
    started, worked = perf_counter(), process_time()
    if sys.argv[1] == "aggregates":
        told: dict[str, object] = {"found": len(Dataset.from_data_frame(frame).get_aggregates(int(sys.argv[3]), ";"))}
    else:
        told = synthesize(frame, sys.argv[3], float(sys.argv[4]), int(sys.argv[5]), published="published" in sys.argv)
    told |= {
        "seconds": perf_counter() - started,
        "processor": process_time() - worked,
        "memory": peak(),
    }
    print(json.dumps(told))


def peak() -> int:
    """Tell the most memory of this process; what `resource` tells begins with that of whoever started it."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def synthesize(frame: Any, out: str, epsilon: float, length: int, *, published: bool) -> dict[str, object]:
    """Make as many synthetic rows as there are, with its own settings or those of its published example.

    Also tells how far its noisy aggregates are off.
    """
    rows = len(frame)
    data = Dataset.from_data_frame(frame)
    settings = DpAggregateSeededParametersBuilder().reporting_length(length).epsilon(epsilon)
    if published:
        settings = settings.accuracy_mode(AccuracyMode.balanced())
        settings = settings.fabrication_mode(FabricationMode.uncontrolled()).use_synthetic_counts(True)  # noqa: FBT003 -- its form
    maker = DpAggregateSeededSynthesizer(settings.delta(1 / (rows * math.log(rows))).build())
    maker.fit(data)
    made = maker.sample(rows)
    with open(out, "w", newline="", encoding="utf-8") as file:  # noqa: PTH123 -- as csv's own pages do
        csv.writer(file).writerows(made)
    noisy, true = maker.get_dp_aggregates(";"), data.get_aggregates(length, ";")
    errors: dict[int, list[int]] = {size: [] for size in range(1, length + 1)}
    for combination in noisy.keys() & true.keys():
        errors[combination.count(";") + 1].append(abs(noisy[combination] - true[combination]))
    return {"aggregates_off": [sum(each) / max(len(each), 1) for each in errors.values()]}


if __name__ == "__main__":
    main()
