"""Prints the figures of each set beside their floors; fails where one is below.

    floors.py FLOORS FOLDER [--raise]

FOLDER/<set>.json is what score.py --json printed.  FLOORS has a line `set<TAB>figure<TAB>floor` for each figure.
"""

import json
import sys
from pathlib import Path

HEAD = "# set\tfigure\tfloor: .ci/score fails below it, .ci/score --raise lifts it, nothing lowers it\n"


def main() -> int:
    path, folder = Path(sys.argv[1]), Path(sys.argv[2])
    floors = {}
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                group, figure, floor = line.split("\t")
                floors[group, figure] = float(floor)
    figures = {}
    for file in sorted(folder.glob("*.json")):
        for figure, value in json.loads(file.read_text(encoding="utf-8")).items():
            if figure in ("documents", "failed"):
                continue
            figures[file.stem, figure] = value["f1"] if isinstance(value, dict) else value
    below = 0
    for (group, figure), value in figures.items():
        floor = floors.get((group, figure), 0.0)
        mark = "  BELOW ITS FLOOR" if value < floor else ""
        below += value < floor
        print(f"{group:<8} {figure:<12} {value:.4f}  floor {floor:.4f}{mark}")
    if below:
        print(f"{below} figures are below their floors", file=sys.stderr)
    elif "--raise" in sys.argv[3:]:
        floors.update({key: max(value, floors.get(key, 0.0)) for key, value in figures.items()})
        rows = "".join(f"{group}\t{figure}\t{floor:.4f}\n" for (group, figure), floor in sorted(floors.items()))
        path.write_text(HEAD + rows, encoding="utf-8")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
