"""The home of pagefind and of cbor2: what is to be searched, made into the files of an index by pagefind's own program.

It is spoken to directly, in the words of `pagefind --service`: its Python wrapper waits a tenth of a second for each answer,
which is a quarter of an hour for ten thousand stories. What it says of filters is in another order each time (1.5.2), so these
few files are written once more, in the order of the alphabet; and not packed, since another machine's gzip may make other
bytes.
"""

import gzip
import json
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from typing import IO, Any

from site_builder.index_files import ENGINE, LISTS, PIECES, SIGN

SCRIPT = "pagefind.js"
KEPT = (*LISTS, *PIECES)
"""What says something of stories; and beside it the entry and the program that searches."""
ENTRY = "pagefind-entry.json"
SMALL = "4000"
"""How large a piece of the index becomes: a reader loads one for each word and shard, some five kilobytes."""
ENVIRONMENT = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": SMALL}
"""Nothing of whoever builds: variables of theirs would make another index."""
WINDOWS = {"SystemRoot": r"C:\Windows"}
"""Without it no program gets random numbers there."""

FILTERS = 3
"""Where the list of an index has its filters: name, and name of the file."""

Records = Sequence[Mapping[str, Any]]


@cache
def is_there() -> bool:
    """Whether pagefind is installed."""
    return find_spec("pagefind_bin") is not None


@cache
def installed_version() -> str:
    """For example `1.5.2`."""
    return version("pagefind-bin")


def make_indexes(batches: Sequence[tuple[str, Records]], jobs: int) -> list[dict[str, bytes]]:
    """An index of each of *batches*, which are a language and its records; *jobs* at a time.

    Raises:
        ChildProcessError: if the program cannot be run, or refuses.
    """
    with ThreadPoolExecutor(min(jobs, len(batches))) as pool:
        return list(pool.map(_index, batches))


def make_script() -> bytes:
    """Pagefind's script, which readers load."""
    return _files(())[SCRIPT]


def _index(batch: tuple[str, Records]) -> dict[str, bytes]:
    language, records = batch
    engine = f"wasm.{language}{ENGINE}"
    files = _files(records)
    kept = {path: data for path, data in files.items() if path.endswith(KEPT) or path in (ENTRY, engine)}
    try:
        return _in_order(language, kept)
    except (ValueError, IndexError, KeyError, OSError, EOFError) as error:
        raise ChildProcessError(f"pagefind: {error!r}") from error


def _in_order(language: str, files: dict[str, bytes]) -> dict[str, bytes]:
    """The same files with all that is said of filters in the order of the alphabet, and so with the same bytes each time."""
    kept = {path: data for path, data in files.items() if not path.endswith(LISTS)}
    from cbor2 import dumps

    old = json.loads(files[ENTRY])["languages"][language]["hash"]
    meta = _read(files[f"pagefind.{old}.pf_meta"])
    for said in meta[FILTERS]:
        name, values = _read(files[f"filter/{said[1]}.pf_filter"])
        data = SIGN + dumps([name, sorted(values)])
        said[1] = f"{language}_{sha256(data).hexdigest()[:10]}"
        kept[f"filter/{said[1]}.pf_filter"] = data
    meta[FILTERS].sort()
    data = SIGN + dumps(meta)
    new = f"{language}_{sha256(data).hexdigest()[:10]}"
    return kept | {ENTRY: kept[ENTRY].replace(old.encode(), new.encode()), f"pagefind.{new}.pf_meta": data}


def _read(file: bytes) -> Any:
    """What a file says; refused if it would be written in other bytes, since then its neighbours might be too."""
    from cbor2 import dumps, loads

    data = gzip.decompress(file).removeprefix(SIGN)
    value = loads(data)
    if dumps(value) != data:
        raise ValueError("CBOR")
    return value


def _files(records: Records) -> dict[str, bytes]:
    from pagefind_bin import get_executable

    environment = ENVIRONMENT | (WINDOWS if sys.platform == "win32" else {})
    try:
        with subprocess.Popen(  # noqa: S603 (the program of a package that is installed beside us)
            [str(get_executable()), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        ) as program:
            told, asked = program.stdout, program.stdin
            if told is None or asked is None:
                raise ChildProcessError("pagefind")
            asked.write(b"".join(_asked(records)))
            asked.flush()
            answers = list(_answers(told, len(records) + 2))
    except OSError as error:
        raise ChildProcessError(f"pagefind: {error}") from error
    for answer in answers:
        if answer["type"] == "Error":
            raise ChildProcessError(f"pagefind: {answer['message']}")
    return {file["path"]: b64decode(file["content"]) for file in answers[-1]["files"]}


def _asked(records: Records) -> Iterator[bytes]:
    """An index, the records, and the files: each as JSON in base64 and a comma."""
    requests = [
        {"type": "NewIndex", "config": None},
        *({"type": "AddRecord", "index_id": 0, **record} for record in records),
        {"type": "GetFiles", "index_id": 0},
    ]
    for number, request in enumerate(requests, 1):
        yield b64encode(json.dumps({"message_id": number, "payload": request}).encode()) + b","


def _answers(told: IO[bytes], count: int) -> Iterator[Any]:
    """As many answers, in their order. The program reads on while it answers, so that neither waits for the other."""
    pieces: list[bytes] = []
    while count:
        piece = told.read1(1 << 20) if hasattr(told, "read1") else told.read(1)
        if not piece:
            raise ChildProcessError("pagefind ended too early")
        *ends, rest = piece.split(b",")
        for end in ends:
            yield json.loads(b64decode(b"".join((*pieces, end))))["payload"]
            pieces = []
            count -= 1
        pieces.append(rest)
