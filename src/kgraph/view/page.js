// Runs after pyvis has drawn `network` from `nodes` and `edges`. Every word from the graph is written with textContent.
(() => {
  "use strict";

  const { entities, arrows, passages, kinds, sizes } = JSON.parse(document.getElementById("kgraph-data").textContent);
  const byId = (id) => document.getElementById(id);
  const panel = byId("panel");
  const status = byId("search-status");
  const query = byId("query");
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const FADED = { node: 0.18, edge: 0.12, ink: "rgba(81,92,107,0.28)" };
  const INK = "#1b2330";
  const CLEAR = "rgba(0,0,0,0)";
  const READABLE = 0.95; // zoom at which a node's label is easily read
  let chosen = null; // {node: id} or {arrow: id}

  const line = (passage) => (passage.relation === "reports" ? "reports" : "states");
  const shown = (name) => byId(`show-${name}`).checked;
  const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;

  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children); // strings become text nodes, never markup
    return made;
  }

  function shape(type) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "shape");
    svg.setAttribute("viewBox", "-10 -10 20 20");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", kinds[type].outline);
    path.setAttribute("fill", kinds[type].fill);
    path.setAttribute("stroke", kinds[type].border);
    path.setAttribute("stroke-width", "1.5");
    svg.append(path);
    return svg;
  }

  const kind = (type) => element("span", { class: "kind quiet" }, shape(type), type);

  function nameButton(id) {
    const button = element("button", { type: "button", class: "name" }, entities[id].label);
    button.addEventListener("click", () => { chooseNode(id); panel.focus(); });
    return button;
  }

  function listed(ids) {
    const parts = [];
    ids.forEach((id, place) => {
      if (place > 0) parts.push(place === ids.length - 1 ? " and " : ", ");
      parts.push(nameButton(id));
    });
    return parts;
  }

  // ---- the panel

  function quotation(passage) {
    const quote = element("blockquote");
    for (const [text, roles] of passage.pieces) {
      quote.append(roles.length ? element("mark", { class: roles.join(" "), title: roles.join(", ") }, text) : text);
    }
    return quote;
  }

  function card(passage) {
    const who = element("p", { class: "who" });
    if (passage.speakers.length) who.append(...listed(passage.speakers), " ");
    who.append(element("span", { class: `relation ${line(passage)}` }, passage.relation.replaceAll("-", " ")));
    if (passage.about.length) who.append(" about ", ...listed(passage.about));
    const where = element("p", { class: "where" }, element("cite", {}, passage.title));
    if (passage.published) where.append(" · ", element("time", { datetime: passage.published }, passage.published.slice(0, 10)));
    return element("article", { class: "said" }, who, quotation(passage), where);
  }

  function cards(title, places) {
    const visible = places.map((place) => passages[place]).filter((passage) => shown(line(passage)));
    const part = element("section", {}, element("h3", {}, `${title} (${visible.length})`));
    if (!visible.length) part.append(element("p", { class: "quiet" }, places.length ? "Hidden by the arrows switched off above." : "No sentence."));
    part.append(...visible.map(card));
    return part;
  }

  const key = () => element("p", { class: "key" },
    element("mark", { class: "source" }, "who says it"),
    element("mark", { class: "cue" }, "that it is said"),
    element("mark", { class: "content" }, "what is said"));

  function showNode(id) {
    const entity = entities[id];
    const parts = [element("h2", {}, entity.label), kind(entity.type)];
    if (entity.names.length) parts.push(element("p", { class: "quiet" }, `Also: ${entity.names.join(" · ")}`));
    const said = [], heard = [];
    passages.forEach((passage, place) => {
      if (passage.speakers.includes(id)) said.push(place);
      else if (passage.about.includes(id)) heard.push(place); // who speaks of oneself is listed once
    });
    parts.push(key(), cards(`What ${entity.label} said`, said), cards(`What was said about ${entity.label}`, heard));
    panel.replaceChildren(...parts);
  }

  function showArrow(id) {
    const arrow = arrows[id];
    const title = element("h2", {}, ...listed([arrow.from]), ` ${arrow.relation} something about `, ...listed([arrow.to]));
    panel.replaceChildren(title, key(), cards("Sentences", arrow.passages));
  }

  function ranking(title, counts, one, many) {
    const order = counts.map((count, id) => [count, id]).filter(([count]) => count > 0);
    order.sort((left, right) => right[0] - left[0] || left[1] - right[1]);
    const rows = order.slice(0, 8).map(([count, id]) =>
      element("li", {}, nameButton(id), element("span", { class: "number" }, plural(count, one, many))));
    return rows.length ? [element("h3", {}, title), element("ol", { class: "ranking" }, ...rows)] : [];
  }

  function showOverview() {
    if (!entities.length) {
      panel.replaceChildren(element("h2", {}, "Nothing to show yet"),
        element("p", { class: "quiet" }, "Build the graph from some articles, then make this page again."));
      return;
    }
    const said = entities.map(() => 0), heard = entities.map(() => 0);
    for (const passage of passages) {
      passage.speakers.forEach((id) => { said[id] += 1; });
      passage.about.forEach((id) => { heard[id] += passage.speakers.includes(id) ? 0 : 1; });
    }
    panel.replaceChildren(
      element("h2", {}, "Choose a name or an arrow"),
      element("p", { class: "quiet" }, `${plural(entities.length, "name", "names")}, ${plural(arrows.length, "arrow", "arrows")}, `
        + `${plural(passages.length, "statement", "statements")}. An arrow leads from who speaks to what it is about.`),
      ...ranking("Heard most often", said, "statement", "statements"),
      ...ranking("Spoken of most often", heard, "statement", "statements"));
  }

  // ---- the drawing: what belongs to the choice stays, the rest fades

  function redraw(scale) {
    const kept = new Set(), keptArrows = new Set();
    if (chosen && "node" in chosen) kept.add(chosen.node);
    arrows.forEach((arrow, id) => {
      if (!chosen || !shown(arrow.relation)) return;
      if (chosen.arrow === id || chosen.node === arrow.from || chosen.node === arrow.to) {
        keptArrows.add(id);
        kept.add(arrow.from).add(arrow.to);
      }
    });
    // what is chosen is to be read at any zoom
    const letters = (size) => (chosen ? Math.min(3 * size, Math.max(size, size * 0.72 / scale)) : size);
    nodes.update(entities.map((entity, id) => {
      const clear = !chosen || kept.has(id);
      const font = { color: clear ? INK : FADED.ink, size: clear ? letters(sizes.node) : sizes.node };
      return { id, opacity: clear ? 1 : FADED.node, font };
    }));
    edges.update(arrows.map((arrow, id) => {
      const clear = !chosen || keptArrows.has(id);
      return {
        id, hidden: !shown(arrow.relation), color: { ...arrow.color, opacity: clear ? 1 : FADED.edge },
        font: { color: clear ? arrow.color.color : CLEAR, strokeWidth: clear ? 3 : 0, size: clear ? letters(sizes.arrow) : sizes.arrow },
      };
    }));
  }

  // an arrow tells its label when pointed at, however far away one is
  function pointAt(id, pointing) {
    const kept = !chosen || chosen.arrow === id || chosen.node === arrows[id].from || chosen.node === arrows[id].to;
    if (!kept || (chosen && !pointing)) return;
    edges.update({ id, font: { size: pointing ? Math.max(sizes.arrow, sizes.arrow / network.getScale()) : sizes.arrow } });
  }

  function choose(choice, scale = network.getScale()) {
    chosen = choice;
    redraw(scale);
    if (choice && "node" in choice) { network.selectNodes([choice.node], false); showNode(choice.node); }
    else if (choice) { network.setSelection({ nodes: [], edges: [choice.arrow] }); showArrow(choice.arrow); }
    else { network.unselectAll(); showOverview(); }
    panel.scrollTop = 0;
  }

  function chooseNode(id) {
    const scale = Math.max(network.getScale(), READABLE);
    choose({ node: id }, scale);
    network.focus(id, { scale, animation: still ? false : { duration: 350 } });
  }

  const showAll = () => network.fit({ animation: false, maxZoomLevel: 1.3 });
  const zoomBy = (factor) => network.moveTo({ scale: network.getScale() * factor });

  // ---- the search box

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const known = entities.map((entity) => [entity.label, ...entity.names].map(plain));

  function matches(text) {
    const wanted = plain(text);
    if (!wanted) return [];
    const ranks = [(name) => name === wanted, (name) => name.startsWith(wanted), (name) => name.includes(wanted)];
    const rank = (names) => ranks.findIndex((fits) => names.some(fits));
    const found = known.map((names, id) => [rank(names), id]).filter(([place]) => place >= 0);
    return found.sort((left, right) => left[0] - right[0] || left[1] - right[1]).map(([, id]) => id);
  }

  function find() {
    const found = matches(query.value);
    status.classList.toggle("missing", !found.length && query.value.trim() !== "");
    if (!found.length) {
      status.textContent = query.value.trim() ? `No name matches “${query.value.trim()}”.` : "";
      return;
    }
    // asking again for the same words goes on to the next name that fits
    const next = chosen && "node" in chosen ? (found.indexOf(chosen.node) + 1) % found.length : 0;
    chooseNode(found[next]);
    status.textContent = found.length > 1 ? `${next + 1} of ${found.length}: ${entities[found[next]].label}` : entities[found[next]].label;
  }

  // ---- start

  for (const type of Object.keys(kinds)) {
    if (entities.some((entity) => entity.type === type)) byId("legend").append(element("li", {}, shape(type), type));
  }
  byId("legend").hidden = !entities.length;
  byId("empty").hidden = entities.length > 0;
  byId("zoom").hidden = !entities.length;
  const offered = new Set(entities.flatMap((entity) => [entity.label, ...entity.names]));
  byId("known-names").append(...[...offered].map((name) => element("option", { value: name })));

  byId("search").addEventListener("submit", (event) => { event.preventDefault(); find(); });
  query.addEventListener("input", (event) => {
    status.textContent = "";
    status.classList.remove("missing");
    // a name taken from the list comes as a replacement, or as an event without a kind of input
    const taken = event.inputType === undefined || event.inputType === "insertReplacementText";
    if (taken && query.value) find();
  });
  for (const name of ["states", "reports"]) byId(`show-${name}`).addEventListener("change", () => choose(chosen));
  byId("zoom-in").addEventListener("click", () => zoomBy(1.3));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.3));
  byId("zoom-all").addEventListener("click", showAll);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && chosen) choose(null); });
  network.on("click", ({ nodes: [node], edges: [arrow] }) => {
    if (node !== undefined) choose({ node });
    else if (arrow !== undefined) choose({ arrow });
    else choose(null);
  });
  network.on("hoverEdge", ({ edge }) => pointAt(edge, true));
  network.on("blurEdge", ({ edge }) => pointAt(edge, false));
  showOverview();
  // labels have a size once they were drawn
  network.once("afterDrawing", () => { showAll(); document.body.dataset.drawn = "yes"; });
  network.redraw();
  window.kgraph = { network, entities, arrows, passages, find, choose };
})();
