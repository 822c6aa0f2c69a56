"""Whether all finished files may go out together: what the gate said of each, and whether every link has its target."""

from collections.abc import Sequence

from site_builder.artifact import Artifact
from site_builder.ledger import Ledger, Sought, readers
from site_builder.make import Batch
from site_builder.problems import Place, Problem, problem


def faults_of(ledger: Ledger, before: Ledger, batches: Sequence[Batch]) -> set[Problem]:
    """What the gate stopped, and every link that would lead nowhere, in files that were made or whose targets are gone."""
    problems = {_fault(artifact, code, target) for batch in batches for artifact, code, target in batch.faults}
    broken = {target: code for batch in batches for target in batch.targets if (code := _broken(target, ledger))}
    lost = set(ledger.gone)
    remade = ledger.gone | {finished.artifact.path for batch in batches for finished in batch.finished}
    lost |= {f"{path}#{at}" for path in remade for at in before.anchors.get(path, ()) if not _has(ledger, path, at)}
    broken |= {target: _broken(target, ledger) for target in lost}
    if broken:
        for target, code in broken.items():
            problems |= {_fault(artifact, code, target) for artifact in readers(ledger, Sought([("to", target)]))}
    return problems


def _broken(target: str, ledger: Ledger) -> str:
    path, _, anchor = target.partition("#")
    if path not in ledger.made():
        return "O101"
    return "O102" if anchor and not _has(ledger, path, anchor) else ""


def _has(ledger: Ledger, path: str, anchor: str) -> bool:
    return anchor in ledger.anchors.get(path, ())


def _fault(artifact: Artifact, code: str, target: str) -> Problem:
    values = {"found": target} if code == "O104" else {"target": target[:120]}
    return problem(Place(artifact.source or f"output/{artifact.path}"), code, artifact.path, **values)
