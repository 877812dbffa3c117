(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");

  // A value opens the row of its words; a pointer resting on it or the keyboard reaching it shows the first of them.
  var peek = document.createElement("ul");
  peek.id = "peek";
  peek.hidden = true;
  peek.setAttribute("aria-hidden", "true");
  document.body.appendChild(peek);

  function rowOf(value) { return document.getElementById(value.getAttribute("href").slice(1)); }

  function toggle(value) {
    var row = rowOf(value);
    var open = row.classList.toggle("open");
    value.setAttribute("aria-expanded", String(open));
    hide();
    if (open) { row.scrollIntoView({ block: "nearest" }); }
  }

  function show(value) {
    var row = rowOf(value);
    if (!row || row.classList.contains("open")) { return; }
    var first = row.querySelector(".evidence");
    if (!first) { return; }
    peek.replaceChildren(first.cloneNode(true));
    peek.hidden = false;
    var box = value.getBoundingClientRect();
    var left = Math.max(8, Math.min(box.left, window.innerWidth - peek.offsetWidth - 8));
    var below = box.bottom + 8;
    var top = below + peek.offsetHeight > window.innerHeight ? Math.max(8, box.top - peek.offsetHeight - 8) : below;
    peek.style.left = left + "px";
    peek.style.top = top + "px";
  }

  function hide() { peek.hidden = true; }

  document.querySelectorAll("a.value").forEach(function (value) {
    value.setAttribute("role", "button");
    value.setAttribute("aria-expanded", "false");
    value.setAttribute("aria-controls", value.getAttribute("href").slice(1));
    value.addEventListener("click", function (event) { event.preventDefault(); toggle(value); });
    value.addEventListener("keydown", function (event) {
      if (event.key === " ") { event.preventDefault(); toggle(value); }
      if (event.key === "Escape") { if (rowOf(value).classList.contains("open")) { toggle(value); } hide(); }
    });
    value.addEventListener("pointerenter", function (event) { if (event.pointerType === "mouse") { show(value); } });
    value.addEventListener("pointerleave", hide);
    value.addEventListener("focus", function () { if (value.matches(":focus-visible")) { show(value); } });
    value.addEventListener("blur", hide);
  });
  window.addEventListener("scroll", hide, { passive: true });

  // The target of a link is opened, wherever it is folded away.
  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target) { return; }
    if (target.classList.contains("why")) {
      var value = document.querySelector('a.value[href="#' + CSS.escape(id) + '"]');
      if (value && !target.classList.contains("open")) { toggle(value); }
    }
    for (var step = target; step; step = step.parentElement) {
      if (step.tagName === "DETAILS") { step.open = true; }
    }
    var inner = target.querySelector("details");
    if (inner && (target.classList.contains("doc") || target.tagName === "LI")) { inner.open = true; }
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", reveal);
  reveal();

  // A node of the picture lights the lines that end in it.
  document.querySelectorAll(".stemma").forEach(function (picture) {
    picture.querySelectorAll("[data-node]").forEach(function (node) {
      var id = node.getAttribute("data-node");
      function light(on) {
        picture.classList.toggle("dim", on);
        picture.querySelectorAll(".edge").forEach(function (edge) {
          var mine = edge.getAttribute("data-a") === id || edge.getAttribute("data-b") === id;
          edge.classList.toggle("lit", on && mine);
        });
      }
      node.addEventListener("pointerenter", function () { light(true); });
      node.addEventListener("pointerleave", function () { light(false); });
      node.addEventListener("focus", function () { light(true); });
      node.addEventListener("blur", function () { light(false); });
    });
  });

  // The list of incidents narrows to the lines that hold every word typed.
  document.querySelectorAll("input[data-filter]").forEach(function (input) {
    var lines = document.querySelectorAll("[data-lines] tbody tr");
    var count = document.getElementById("filter-count");
    input.addEventListener("input", function () {
      var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      document.querySelectorAll("details.fold").forEach(function (fold) { fold.open = words.length > 0; });
      lines.forEach(function (line) {
        var text = line.textContent.toLowerCase();
        line.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
        shown += line.hidden ? 0 : 1;
      });
      count.textContent = words.length ? shown + " of " + lines.length : "";
    });
  });

  // Paper shows everything.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (fold) { fold.open = true; });
  });
})();
