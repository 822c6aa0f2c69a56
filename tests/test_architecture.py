"""Who may know whom, as data, and read from the code itself."""

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "site_builder"

EVERYWHERE = {"dataclass", "regex"}
"""What every room may know, as it may know Python's own library."""

MAY_IMPORT: dict[str, set[str]] = {
    "dataclass": set(),
    "regex": set(),
    "problems": set(),
    "places": {"problems"},
    "artifact": set(),
    "packing": set(),
    "index_files": set(),
    "digest": set(),
    "reads": set(),
    "press": {"model"},
    "stopwatch": set(),
    "signatures": {"workshop"},
    "table": set(),
    "version": {"digest"},
    "vault": {"digest", "table", "version"},
    "unchanged": {"problems", "signatures", "table", "vault", "version", "write"},
    "workshop": set(),
    "catalogue": {"problems"},
    "model": set(),
    "signs": set(),
    "lexicon": {"signs"},
    "style": {"signs"},
    "load": {"problems", "places", "model"},
    "check": {"problems", "catalogue", "places", "signs", "lexicon", "style", "model"},
    "plan": {"problems", "artifact", "digest", "reads", "press", "model"},
    "render": {"digest", "index_files", "press", "model", "version"},
    "gate": {"problems", "index_files"},
    "write": {"packing"},
    "serve": set(),
    "cabinet": {"problems", "places", "reads", "table", "vault", "model", "load", "plan"},
    "custody": {"problems", "catalogue", "places", "signatures", "model", "load", "check"},
    "lookups": {"reads", "table", "cabinet", "model", "check", "plan"},
    "newsroom": {
        *("problems", "catalogue", "places", "reads", "table", "vault", "workshop", "cabinet", "custody", "lookups"),
        *("model", "load", "check", "plan"),
    },
    "make": {"packing", "artifact", "digest", "reads", "stopwatch", "workshop", "plan", "gate"},
    "ledger": {"packing", "artifact", "digest", "reads", "table", "vault", "make", "plan"},
    "memory": {"problems", "digest", "signatures", "table", "unchanged", "vault", "cabinet", "ledger", "model", "version"},
    "touched": {"reads", "table", "plan"},
    "issue": {
        *("packing", "problems", "places", "reads", "press", "cabinet", "ledger", "memory", "touched"),
        *("model", "check", "plan"),
    },
    "protect": {"problems", "artifact", "workshop", "model", "load", "gate"},
    "trace": {"problems", "artifact", "gate", "protect"},
    "clearance": {"problems", "artifact", "ledger", "make"},
    "standing": {"problems", "cabinet", "model", "plan"},
    "hosting": {"packing", "index_files"},
    "shown": set(),
    "wordings": {"shown"},
    "silence": {
        *("problems", "catalogue", "packing", "artifact", "places", "signatures", "cabinet", "order", "shown", "wordings"),
        *("load", "check", "plan", "write"),
    },
    "order": {"problems", "artifact", "stopwatch", "make", "memory", "model", "write"},
    "build": {
        *(
            "problems",
            "catalogue",
            "packing",
            "artifact",
            "digest",
            "reads",
            "stopwatch",
            "signatures",
            "table",
            "unchanged",
            "vault",
        ),
        *(
            "newsroom",
            "cabinet",
            "custody",
            "make",
            "ledger",
            "memory",
            "issue",
            "protect",
            "trace",
            "standing",
            "order",
            "clearance",
        ),
        *("silence", "model", "plan", "render", "gate", "write"),
    },
    "survey": {"problems", "cabinet", "order", "build", "hosting", "silence", "model", "check", "plan", "write"},
    "served": {"stopwatch", "version"},
    "verification": {"problems", "served", "write"},
    "comparison": {"order", "shown", "wordings", "model", "load", "check"},
    "withdrawal": {"order", "standing", "model", "load", "check", "plan"},
    "first_look": {"model", "render"},
    "contact_sheet": {"problems", "memory", "model", "load", "newsroom", "plan", "render", "serve"},
    "cli": {
        *("problems", "catalogue", "stopwatch", "signatures", "memory", "table", "unchanged"),
        *(
            "model",
            "build",
            "survey",
            "hosting",
            "withdrawal",
            "comparison",
            "served",
            "verification",
            "wordings",
            "load",
            "serve",
        ),
        *("contact_sheet", "first_look", "version"),
    },
    "bootstrap": set(),
    "__main__": {"cli"},
}
"""Rooms of the package, and the rooms that each may know."""

HOMES: dict[str, set[str]] = {
    "yaml": {"load/yaml_tree.py"},
    "pydantic": {"load/records.py"},
    "pydantic_core": {"load/validators.py"},
    "jinja2": {"render/printer.py", "render/compiler.py", "render/compiled.py", "render/filters.py"},
    "markupsafe": {"render/printer.py", "render/compiler.py", "render/filters.py"},
    "brotli": {"packing.py"},
    "rcssmin": {"render/styles.py"},
    "segno": {"render/qr_codes.py"},
    "markdown": {"render/markup.py"},
    "nh3": {"render/markup.py"},
    "PIL": {f"render/{name}.py" for name in ("pictures", "colours", "redaction", "share_cards", "lettering", "mosaic")},
    "pillow_heif": {"render/pictures.py"},
    "font_source_serif_pro": {"render/lettering.py"},
    "font_source_sans_pro": {"render/lettering.py"},
    "babel": {"render/locale.py"},
    "icalendar": {"render/calendars.py"},
    "livereload": {"serve/server.py", "serve/watch.py"},
    "tornado": {"serve/server.py", "serve/watch.py"},
    "watchfiles": {"serve/watch.py"},
    "rich": {"cli/progress.py"},
    "pickle": {"vault.py", "workshop.py"},
    "fcntl": {"write/lock.py"},
    "cbor2": {"render/search_index.py"},
    "pagefind_bin": {"render/search_index.py"},
    "subprocess": {"bootstrap.py", "render/search_index.py"},
}
"""The one room of each library, and of what in Python itself should not be everywhere."""

CLOCK = {"now", "today", "utcnow", "time", "monotonic", "perf_counter"}


def modules() -> list[tuple[str, ast.Module]]:
    """Every module: its path below the package, and its syntax."""
    return [(path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text("utf-8"))) for path in sorted(PACKAGE.rglob("*.py"))]


def imported(tree: ast.Module) -> set[str]:
    """The dotted names that a module imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names.add(node.module or "")
            if node.module == "site_builder":
                names.update(f"site_builder.{alias.name}" for alias in node.names)
            elif (node.module or "").startswith("site_builder."):
                names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def room_of(path: str) -> str:
    """The room of a module."""
    return path.split("/", maxsplit=1)[0].removesuffix(".py")


@pytest.mark.parametrize(("path", "tree"), modules())
def test_module_imports_only_rooms_it_may_know(path: str, tree: ast.Module) -> None:
    """A room knows only the rooms that the table allows."""
    room = room_of(path)
    if room == "__init__":
        return
    known = {name.split(".")[1] for name in imported(tree) if name.startswith("site_builder.")} - {"__version__"}
    assert known - {room} <= MAY_IMPORT[room] | EVERYWHERE, path


@pytest.mark.parametrize(("path", "tree"), modules())
def test_library_is_imported_only_in_its_home(path: str, tree: ast.Module) -> None:
    """A library has one home; every other library is part of Python."""
    for name in imported(tree):
        top = name.split(".")[0]
        if top == "site_builder":
            continue
        is_everywhere = top in sys.stdlib_module_names and top not in HOMES
        assert is_everywhere or path in HOMES.get(top, ()), f"{path} imports {top}"


@pytest.mark.parametrize(("path", "tree"), modules())
def test_nothing_below_the_command_line_reads_the_clock(path: str, tree: ast.Module) -> None:
    """Below the command line there is no clock, no random source, no environment and no working directory; but a stopwatch."""
    if room_of(path) in ("cli", "bootstrap"):
        return
    names = imported(tree)
    assert not names & {"random", "secrets", "uuid"}, path
    taken = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "time"
        for alias in node.names
    }
    assert "time" not in {name.split(".")[0] for name in names} or (path, taken) == ("stopwatch.py", {"perf_counter"}), path
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            spelled = f"{node.value.id}.{node.attr}"
            clock = node.attr in CLOCK and node.value.id in ("datetime", "date", "time")
            assert not clock, f"{path}:{node.lineno} {spelled}"
            assert spelled not in {"os.environ", "os.getenv", "os.getcwd", "Path.cwd", "os.urandom"}, f"{path}:{node.lineno}"


@pytest.mark.parametrize(("path", "tree"), modules())
def test_only_the_writer_writes(path: str, tree: ast.Module) -> None:
    """Only `write` writes the site, the vault its memory and `compiled` beside it; the command line what one asks it to begin."""
    if room_of(path) in ("write", "vault", "cli", "bootstrap") or path == "render/compiled.py":
        return
    writing = {"write_text", "write_bytes", "mkdir", "makedirs", "unlink", "rmdir", "rename", "touch", "symlink_to", "rmtree"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            assert node.attr not in writing, f"{path}:{node.lineno} {node.attr}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open":
            assert [getattr(mode, "value", "") for mode in node.args[1:]] == ["rb"], f"{path}:{node.lineno} open"


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    """Imports run one way."""
    names = {f"site_builder.{path.removesuffix('.py').replace('/', '.')}": tree for path, tree in modules()}
    graph = {name: {other for other in imported(tree) if other in names and other != name} for name, tree in names.items()}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join((*above, name))
        if name in done:
            return
        for other in sorted(graph[name]):
            visit(other, (*above, name))
        done.add(name)

    for name in sorted(graph):
        visit(name, ())


def test_every_module_says_in_its_first_line_what_it_knows() -> None:
    """Each module begins with a docstring, and is short enough for one reading."""
    for path, tree in modules():
        assert ast.get_docstring(tree), path
        length = (PACKAGE / path).read_text("utf-8").count("\n")
        assert length <= 350, f"{path}: {length} lines"
