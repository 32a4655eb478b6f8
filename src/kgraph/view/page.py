"""One HTML file that shows a network and needs nothing else: no server, no connection, no request.

pyvis draws the nodes and edges; search box, side panel and filters stand in page.html, page.css and page.js.
What comes from articles reaches the page only as JSON, and only scripts whose hashes the page itself names may run.
"""

import base64
import hashlib
import itertools
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pyvis.network

from kgraph.errors import OutputError
from kgraph.view.drawing import EDGE_FONT_SIZE, FONT_SIZE, KINDS, NAMELESS, Drawing, drawing, edge_colour
from kgraph.view.network import ROLES, Network, Passage, Role

TITLE = "Who says what about whom"

POLICY = "default-src 'none'; script-src {scripts}; style-src {styles}; base-uri 'none'; form-action 'none'"


def page(network: Network) -> str:
    """The whole page, the same text for the same network; to be written as UTF-8 without newline translation.

    Raises OutputError when the installed pyvis writes a page of another shape than the one known here.
    """
    drawn = _pyvis(drawing(network))
    # parsers of HTML read every line end as a plain one before they hash a script
    html = _dressed(drawn.generate_html().replace("\r\n", "\n").replace("\r", "\n"))
    script = f'<script type="application/json" id="kgraph-data">{_json(_data(network))}</script>\n'
    html = _once(html, "</body>", f"{script}<script>\n{_own('page.js')}</script>\n</body>", last=True)
    return _once(html, "<!--policy-->", _policy(html))


def _pyvis(drawn: Drawing) -> pyvis.network.Network:
    """pyvis' own network; handed whole lists, as its add_node and add_edge get slower with every call."""
    holder = pyvis.network.Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    holder.nodes, holder.edges, holder.options = drawn.nodes, drawn.edges, drawn.options
    return holder


def _data(network: Network) -> dict[str, object]:
    """What page.js shows, with places in the lists instead of ids; passages in the order of date and text."""
    places = {node.id: place for place, node in enumerate(network.nodes)}
    ordered = sorted(network.passages, key=lambda one: (one.published or "", one.article, one.start, one.statement))
    said = {passage.statement: place for place, passage in enumerate(ordered)}
    return {
        "kinds": {
            name: {"outline": kind.outline, "fill": kind.fill, "border": kind.border} for name, kind in KINDS.items()
        },
        "sizes": {"node": FONT_SIZE, "arrow": EDGE_FONT_SIZE},
        "entities": [
            {"label": node.label or NAMELESS, "type": node.type, "names": node.names} for node in network.nodes
        ],
        "arrows": [
            {
                "from": places[edge.speaker],
                "to": places[edge.entity],
                "relation": edge.relation,
                "color": edge_colour(edge.relation),
                "passages": sorted(said[statement] for statement in edge.statements if statement in said),
            }
            for edge in network.edges
        ],
        "passages": [_shown(passage, places) for passage in ordered],
    }


def _shown(passage: Passage, places: Mapping[str, int]) -> dict[str, object]:
    return {
        "relation": passage.relation,
        "pieces": _pieces(passage),
        "speakers": [places[node] for node in passage.speakers if node in places],
        "about": [places[node] for node in passage.about if node in places],
        "title": passage.title or passage.article,
        "published": passage.published,
    }


def _pieces(passage: Passage) -> list[tuple[str, tuple[Role, ...]]]:
    """The passage cut where a highlight begins or ends, each piece with the roles it plays, in the order of ROLES."""
    cuts = {0, len(passage.text)}
    for mark in passage.highlights:
        cuts |= {mark.start, mark.end}
    borders = sorted(cut for cut in cuts if 0 <= cut <= len(passage.text))
    found: list[tuple[str, tuple[Role, ...]]] = []
    for start, end in itertools.pairwise(borders):
        playing = {mark.role for mark in passage.highlights if mark.start <= start and end <= mark.end}
        found.append((passage.text[start:end], tuple(role for role in ROLES if role in playing)))
    return found


def _json(value: object) -> str:
    """JSON in ASCII that no HTML parser can take for markup, wherever it stands in a script."""
    text = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _dressed(html: str) -> str:
    """pyvis' page without what it would fetch, with our head and our body around its canvas."""
    # pyvis leaves an empty heading twice and links a stylesheet and a script of bootstrap in every mode
    html, links = re.subn(r'<link\s+href="https://[^>]*bootstrap[^>]*>', "", html)
    html, scripts = re.subn(r'<script\s+src="https://[^>]*bootstrap[^>]*></script>', "", html)
    html, headings = re.subn(r"<center>\s*<h1></h1>\s*</center>", "", html)
    html, comments = re.subn(r"<!-- <link rel=.*?-->", "", html, flags=re.DOTALL)
    html, cards = re.subn(
        r'<div class="card" style="width: 100%">.*?</div>\s*</div>', "<!--body-->", html, flags=re.DOTALL
    )
    if (links, scripts, headings, comments, cards) != (1, 1, 2, 1, 1):
        raise OutputError(f"pyvis {pyvis.__version__} writes a page of an unknown shape; kgraph knows that of 0.3.2")
    head = (
        '<!DOCTYPE html>\n<html lang="en">\n    <head>\n        <meta charset="utf-8">\n        <!--policy-->\n'
        '        <meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"        <title>{TITLE}</title>\n"
    )
    html = re.sub(r'\A\s*<html>\s*<head>\s*<meta charset="utf-8">', lambda _: head, html)
    html = _once(html, "</head>", f"<style>\n{_own('page.css')}</style>\n    </head>")
    return _once(html, "<!--body-->", _own("page.html"))


def _once(html: str, mark: str, text: str, *, last: bool = False) -> str:
    """`html` with the first (or last) `mark` replaced by `text`; OutputError when there is none."""
    before, found, after = html.rpartition(mark) if last else html.partition(mark)
    if not found:
        raise OutputError(f"pyvis {pyvis.__version__} writes a page without {mark}; kgraph knows that of 0.3.2")
    return before + text + after


def _policy(html: str) -> str:
    """A Content-Security-Policy that lets exactly the page's own scripts and styles run, and nothing be fetched."""
    scripts = re.findall(r"<script(?: type=\"text/javascript\")?>(.*?)</script>", html, flags=re.DOTALL)
    styles = re.findall(r"<style[^>]*>(.*?)</style>", html, flags=re.DOTALL)
    policy = POLICY.format(scripts=_hashes(scripts), styles=_hashes(styles))
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


def _hashes(sources: list[str]) -> str:
    digests = (hashlib.sha256(source.encode("utf-8")).digest() for source in sources)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests)


def _own(name: str) -> str:
    """The text of a file that lies beside this one."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
