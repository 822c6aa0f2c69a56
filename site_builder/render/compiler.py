"""The other home of jinja2: its templates as quicker Python.

The language is jinja2's, and so is the parser. What differs is the Python that a template becomes: an attribute is read as an
attribute, a macro is called as a function, text is escaped without a `Markup` around every piece, and `t("a.b")` is the text
itself. A page has hundreds of each.
"""

from collections.abc import Callable, Mapping
from keyword import iskeyword
from types import CodeType
from typing import Any

import markupsafe
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro, markup_join
from jinja2.utils import missing
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


def quick_macro(environment: Environment, function: Any, name: str, arguments: tuple[str, ...], *more: Any) -> Any:
    """A macro as a plain function of its arguments; as jinja2 makes it where it takes any others."""
    macro = Macro(environment, function, name, list(arguments), *more)
    if macro.catch_kwargs or macro.catch_varargs or macro.caller:
        return macro
    count = len(arguments)

    def call(*args: Any, **kwargs: Any) -> str:
        if kwargs or len(args) != count:
            if len(args) > count or kwargs.keys() - set(arguments[len(args) :]):
                return macro(*args, **kwargs)
            args = (*args, *(kwargs.get(argument, missing) for argument in arguments[len(args) :]))
        return new(Markup, function(*args))

    return call


class QuickTemplate(Template):
    """A template whose code uses the functions of this module."""

    @classmethod
    def from_code(cls, environment: Environment, code: CodeType, globals: Any, uptodate: Any = None) -> Template:
        """As jinja2 makes it, with other helpers."""
        made = super().from_code(environment, code, globals, uptodate)
        helpers = {
            "Macro": quick_macro,
            "Markup": safe,
            "Safe": Markup,
            "markup_join": joined,
            "escape_text": escape_text,
            "shown": shown,
        }
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


class QuickGenerator(CodeGenerator):
    """Writes the Python of a template."""

    careful = False
    """Whether a name that is not there is no mistake where we are."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """`story.title` as Python reads it."""
        if self.careful or not node.attr.isidentifier() or isinstance(node.node, nodes.Const):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT002, N802
        """A macro or method as Python calls it."""
        name = node.node.name if isinstance(node.node, nodes.Name) else None
        theirs = name in ("caller", "super", "loop") or name in self.environment.globals.keys() - {"t"}
        if forward_caller or theirs or node.dyn_args or node.dyn_kwargs or any(iskeyword(given.key) for given in node.kwargs):
            super().visit_Call(node, frame, forward_caller)
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

    def __init__(self, templates: str, say: Callable[..., str], filters: Mapping[str, Any]) -> None:
        super().__init__(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self.say = say
        self.globals["t"] = say
        self.filters |= filters
        self._loaded: dict[Any, Template] = {}

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:
        """The template *name*, compiled once."""
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super().get_template(name, parent, globals)
        return found

    def _generate(self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False) -> str:  # noqa: FBT002
        return super()._generate(_TextsInlined(self.say).visit(source), name, filename, defer_init)
