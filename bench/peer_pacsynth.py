"""What pac-synth does with the same file. Started by the benches with the peers' Python.

Usage: peer_pacsynth.py synthesize FILE OUT EPSILON LENGTH | aggregates FILE LENGTH. Prints one line of JSON.
"""

import csv
import json
import math
import resource
import sys
from time import perf_counter, process_time
from typing import Any

import pyarrow.parquet as pq
from pacsynth import (
    Dataset,
    DpAggregateSeededParametersBuilder,
    DpAggregateSeededSynthesizer,
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
        told = synthesize(frame, sys.argv[3], float(sys.argv[4]), int(sys.argv[5]))
    told |= {
        "seconds": perf_counter() - started,
        "processor": process_time() - worked,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }
    print(json.dumps(told))


def synthesize(frame: Any, out: str, epsilon: float, length: int) -> dict[str, object]:
    """Make as many synthetic rows as there are; also tell how far its noisy aggregates are off."""
    rows = len(frame)
    data = Dataset.from_data_frame(frame)
    settings = DpAggregateSeededParametersBuilder().reporting_length(length).epsilon(epsilon)
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
