"""Rewrites the table of models/README.md from demo/facts.json."""
import json
from pathlib import Path

MODELS = Path(__file__).resolve().parent.parent
START, END = "<!-- table: training/readme_table.py -->", "<!-- end of table -->"


def main():
    facts = json.loads((MODELS / "demo/facts.json").read_text())
    lines = ["| model | languages | parameters | bytes | steps | CPU min | corpus MB | bits per byte | sha256 |", "|---|---|---|---|---|---|---|---|---|"]
    for one in facts:
        lines.append(f"| {one['name']} | {one['languages'].replace(',', ' ')} | {one['parameters']:,} | {one['bytes']:,} | {one['steps']} | "
                     f"{one['cpuSeconds'] / 60:.0f} | {one['corpusMB']} | {one['bitsPerByte']} | `{one['sha256']}` |")
    readme = MODELS / "README.md"
    text = readme.read_text()
    head, rest = text.split(START)
    readme.write_text(head + START + "\n" + "\n".join(lines) + "\n" + END + rest.split(END)[1])


if __name__ == "__main__":
    main()
