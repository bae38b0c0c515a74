"""Write the shared vectors: `python -m tests.vectors.make [--renew]`.

Everything is deterministic but HPKE, whose ciphertexts are random: those that still open are
kept, unless --renew asks for new ones. first.json is the reference's own file and is never
written here.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.vectors.subjects import (
    acts,
    boxes,
    counting,
    files,
    keys,
    mail,
    negative,
    recovery,
    rosters,
    words,
)
from tests.vectors.subjects.inputs import Kept

FOLDER = Path(__file__).parent
SUBJECTS = {
    "derivations": keys.derivations,
    "xwing": keys.xwing,
    "hpke": keys.hpke,
    "officer": keys.officer,
    "padding": boxes.padding,
    "box": boxes.box,
    "report": boxes.report,
    "files": files.files,
    "facets": counting.facets,
    "filing": counting.filing,
    "letters": mail.letters_vectors,
    "filler": mail.filler,
    "statements": rosters.statements,
    "acts": acts.acts,
    "codename": words.codename,
    "recovery": recovery.recovery,
    "strict_json": words.strict_json,
    "negative": negative.negative,
}


def main() -> None:
    """Write every subject's file, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--renew", action="store_true", help="make new HPKE ciphertexts")
    parser.add_argument("subjects", nargs="*", choices=[*SUBJECTS, []], default=[])
    arguments = parser.parse_args()
    for name in arguments.subjects or SUBJECTS:
        path = FOLDER / f"{name}.json"
        old = json.loads(path.read_text()) if path.exists() and not arguments.renew else {}
        text = json.dumps(SUBJECTS[name](Kept(old)), indent=1, ensure_ascii=False)
        path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
