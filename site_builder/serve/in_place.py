"""An open page takes over what changed without being loaded again: it stays where it was scrolled, no style is fetched."""

from site_builder.regex import regex

SCRIPT = b"""<script>
window.LiveReloadPluginInPlace = class {
  static identifier = "in-place";
  static version = "1";
  turn = 0;
  styles(page) {
    const sheets = page.querySelectorAll("link[rel=stylesheet], style");
    return Array.from(sheets, (sheet) => sheet.getAttribute("href") || sheet.textContent).join("\\n");
  }
  reload() {
    const turn = ++this.turn;
    fetch(location.href).then((answer) => answer.text()).then((text) => {
      if (turn !== this.turn) return;
      const next = new DOMParser().parseFromString(text, "text/html");
      if (this.styles(next) !== this.styles(document)) return location.reload();
      document.title = next.title;
      document.documentElement.lang = next.documentElement.lang;
      document.body.replaceWith(next.body);
    }).catch(() => location.reload());
    return true;
  }
};
</script>"""
"""What livereload calls when something was saved. Where the style changed, or the server is gone, it loads the page as ever."""


POLICY = regex(rb'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
"""By which a published page forbids every script, this one too."""


def with_script(page: bytes) -> bytes:
    """*page* as it is served: that it may change in place."""
    return POLICY.sub(b"", page, count=1).replace(b"</head>", SCRIPT + b"</head>", 1)
