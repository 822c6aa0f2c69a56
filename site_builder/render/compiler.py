"""The home of jinja2: its templates as quicker Python.

The language is jinja2's, and so is the parser. What differs is the Python that a template becomes: an attribute is read as an
attribute, a macro is called as a function, text is escaped without a `Markup` around every piece, and `t("a.b")` is the text
itself. A page has hundreds of each.
"""

from collections.abc import Callable, Mapping
from keyword import iskeyword
from pathlib import Path
from types import CodeType
from typing import Any

import markupsafe
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateError, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import markup_join
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape


def _escape_plainly(text: str, /) -> str:
    return str(escape(text))


escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", _escape_plainly)
"""Text with what HTML could read escaped: what `escape` calls, where it is there to be called without a `Markup` around it."""
CAREFUL_TESTS = frozenset(("defined", "undefined"))
CAREFUL_FILTERS = frozenset(("default", "d"))
"""Where a name that is not there is no mistake."""


new = str.__new__


def safe(html: str) -> Markup:
    """HTML as something that is not escaped again; quicker than `Markup(html)`, which looks what it was given."""
    return new(Markup, html)


def shown(value: Any) -> str:
    """What the page shows of a value that is neither text nor HTML."""
    return str(escape(value))


def joined(parts: tuple[Any, ...]) -> str:
    """`a ~ b`."""
    for part in parts:
        if type(part) is not str:
            return markup_join(parts)
    return "".join(parts)


class QuickTemplate(Template):
    """A template whose code uses the functions of this module."""

    @classmethod
    def from_code(cls, environment: Environment, code: CodeType, globals: Any, uptodate: Any = None) -> Template:
        """As jinja2 makes it, with other helpers."""
        made = super().from_code(environment, code, globals, uptodate)
        helpers = {"new": new, "Markup": safe, "Safe": Markup, "markup_join": joined, "escape_text": escape_text, "shown": shown}
        made.globals = dict(globals)
        made.root_render_func.__globals__.update(helpers)
        return made

    def _get_default_module(self, ctx: Any = None) -> Any:  # noqa: ARG002
        """What it offers to `import`: the same for every page, since no name but `site` and `view` differs between them."""
        if self._module is None:
            self._module = self.make_module()
        return self._module


class _TextsInlined(NodeTransformer):
    """Puts the interface texts without blanks in place of `t("a.b")`."""

    def __init__(self, say: Callable[[str], str]) -> None:
        self.say = say

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 (jinja2's name)
        self.generic_visit(node)
        plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs) and len(node.args) == 1
        if plain and isinstance(node.node, nodes.Name) and node.node.name == "t":
            return self._said(node.args[0], node)
        return node

    def _said(self, key: nodes.Node, node: nodes.Expr) -> nodes.Expr:
        if isinstance(key, nodes.Const) and isinstance(key.value, str):
            return nodes.Const(self.say(key.value), lineno=node.lineno)
        if isinstance(key, nodes.CondExpr) and isinstance(key.expr1, nodes.Const) and isinstance(key.expr2, nodes.Const):
            return nodes.CondExpr(key.test, self._said(key.expr1, node), self._said(key.expr2, node), lineno=node.lineno)
        return node


OURS = {"t", "kept"}
"""Names that every template knows, and that are called as they stand."""


class QuickGenerator(CodeGenerator):
    """Writes the Python of a template."""

    careful = False
    """Whether a name that is not there is no mistake where we are."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """`story.title` as Python reads it; what a mapping holds is written `sections["stories"]`."""
        of_template = isinstance(node.node, nodes.Name) and node.node.name == "self"
        if self.careful or of_template or iskeyword(node.attr) or isinstance(node.node, nodes.Const):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT002, N802
        """A macro or method as Python calls it."""
        name = node.node.name if isinstance(node.node, nodes.Name) else None
        theirs = name in ("caller", "super", "loop") or name in self.environment.globals.keys() - OURS
        if forward_caller or theirs or node.dyn_args or node.dyn_kwargs or any(iskeyword(given.key) for given in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write(")")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """`x.y is defined` asks, and does not insist."""
        self._carefully(node.name in CAREFUL_TESTS, lambda: super(QuickGenerator, self).visit_Test(node, frame))

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """`x.y | default(z)` neither."""
        self._carefully(node.name in CAREFUL_FILTERS, lambda: super(QuickGenerator, self).visit_Filter(node, frame))

    def _carefully(self, careful: bool, write: Callable[[], None]) -> None:
        before, self.careful = self.careful, careful
        write()
        self.careful = before

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        elif isinstance(node, nodes.Call):
            self.write("(_v if (_v := ")
        else:
            self.write("(escape_text(_v) if (_v := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_post(node, frame, finalize)
        elif isinstance(node, nodes.Call):
            self.write(").__class__ is Safe else escape_text(_v) if _v.__class__ is str else shown(_v))")
        else:
            self.write(").__class__ is str else _v if _v.__class__ is Safe else shown(_v))")

    def enter_frame(self, frame: Frame) -> None:
        """A page and a block gather their pieces in a list, as macros do: nobody asks for them one by one."""
        super().enter_frame(frame)
        if frame.buffer is None and (frame.toplevel or frame.block_frame):
            frame.buffer = "gathered"
            self.writeline("gathered = []")

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:  # noqa: FBT002
        """And give them whole."""
        super().leave_frame(frame, with_python_scope)
        if frame.buffer == "gathered" and frame.parent is None:
            self.writeline("yield concat(gathered)")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro as a plain function; as jinja2 makes it where it takes more than it names."""
        names = [argument.name for argument in macro_ref.node.args]
        takes_more = macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs
        if takes_more or any(iskeyword(name) or name == "_macro" for name in names):
            super().macro_def(macro_ref, frame)
            return
        taken = "".join(f"{name}=missing, " for name in names)
        self.write(f"lambda {taken}*, _macro=macro: new(Safe, _macro({', '.join(names)}))")

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802
        """`from … import` looks once for what is the same for every page."""
        named = [name if isinstance(name, tuple) else (name, name) for name in node.names]
        if node.with_context or not isinstance(node.template, nodes.Const) or not frame.toplevel:
            super().visit_FromImport(node, frame)
            return
        self.newline(node)
        own = [own for _, own in named]
        self.write("".join(f"{frame.symbols.ref(name)}, " for name in own))
        self.write(f"= environment.imported({node.template.value!r}, {self.name!r}, {tuple(name for name, _ in named)!r})")
        values = ", ".join(f"{name!r}: {frame.symbols.ref(name)}" for name in own)
        self.writeline(f"context.vars.update({{{values}}})")
        self.writeline(f"context.exported_vars.difference_update({tuple(own)!r})")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """A template within a template; without context it is always the same text."""
        if node.with_context or node.ignore_missing:
            super().visit_Include(node, frame)
            return
        self.start_write(frame, node)
        self.write("concat(environment.get_or_select_template(")
        self.visit(node.template, frame)
        self.write(f", {self.name!r})._get_default_module()._body_stream)")
        self.end_write(frame)


class QuickEnvironment(Environment):
    """Templates of one folder in one language: autoescape everywhere, and no name that was not given."""

    code_generator_class = QuickGenerator
    template_class = QuickTemplate

    def __init__(self, templates: str, names: Mapping[str, Any], filters: Mapping[str, Any]) -> None:
        super().__init__(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self.say: Callable[..., str] = names["t"]
        self.globals |= names
        self.filters |= filters
        self._loaded: dict[Any, Template] = {}
        self._imported: dict[tuple[str, tuple[str, ...]], tuple[Any, ...]] = {}

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:
        """The template *name*, compiled once."""
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super().get_template(name, parent, globals)
        return found

    def imported(self, template: str, parent: str, names: tuple[str, ...]) -> tuple[Any, ...]:
        """What *template* offers under *names*; a name that it does not offer fails where *parent* uses it."""
        found = self._imported.get((template, names))
        if found is None:
            module = self.get_template(template, parent)._get_default_module()  # noqa: SLF001
            found = tuple(self._offered(module, name, template, parent) for name in names)
            self._imported[template, names] = found
        return found

    def _offered(self, module: Any, name: str, template: str, parent: str) -> Any:
        if hasattr(module, name):
            return getattr(module, name)
        told = f"the template {template!r} (imported in {parent!r}) does not export the requested name {name!r}"
        return self.undefined(told, name=name)

    def _generate(self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False) -> str:  # noqa: FBT002
        return super()._generate(_TextsInlined(self.say).visit(source), name, filename, defer_init)


def blame(error: Exception, template: str, templates: Path) -> tuple[str, int, str] | None:
    """The template, its line, and what is wrong there; none where it was no template that failed, but what it called."""
    own = _template_lines(error, templates)
    if isinstance(error, AttributeError):
        return (*own[-1], str(error)) if own and own[-1] else None
    if not isinstance(error, TemplateError):
        return None
    name, line = getattr(error, "name", None) or template, getattr(error, "lineno", None)
    if line is None:
        name, line = next((found for found in reversed(own) if found), (name, 1))
    return str(name), line, error.message or type(error).__name__


def _template_lines(error: Exception, templates: Path) -> list[tuple[str, int] | None]:
    """The way to where it failed: template and line of each step; none for a step elsewhere."""
    steps: list[tuple[str, int] | None] = []
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        is_template = file.startswith(str(templates))
        steps.append((Path(file).relative_to(templates).as_posix(), trace.tb_lineno) if is_template else None)
        trace = trace.tb_next
    return steps
