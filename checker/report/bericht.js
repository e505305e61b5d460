"use strict";
// Adds filter and grouping. Without it the page holds everything all the same.
(() => {
  const form = document.getElementById("filter");

  // A link leads to its target even if that is folded away (not all browsers do this) or filtered out.
  const reveal = () => {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = id && document.getElementById(id);
    if (!target) return;
    const filtered = target.closest("[hidden]") !== null;
    const show = () => {
      let folded = false;
      for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) {
        folded = folded || !box.open;
        box.open = true;
      }
      if (folded || filtered) target.scrollIntoView();
    };
    if (filtered && form) {
      form.reset();
      setTimeout(show, 0);
    } else show();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Paper has nothing to click on, and a filtered list on paper would look complete: print everything.
  let closed = [];
  let hidden = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    hidden = [...document.querySelectorAll("main [hidden]:not(form)")];
    closed.forEach((box) => { box.open = true; });
    hidden.forEach((node) => { node.hidden = false; });
  });
  addEventListener("afterprint", () => {
    closed.forEach((box) => { box.open = false; });
    hidden.forEach((node) => { node.hidden = true; });
  });

  const list = document.getElementById("findings");
  if (!form || !list) return;
  const field = (id) => document.getElementById(id);
  const [text, severity, family, file, grouping] =
    ["filter-text", "filter-severity", "filter-family", "filter-file", "grouping"].map(field);
  // These two are there only if something was decided or assigned.
  const [state, assigned] = ["filter-state", "filter-assigned"].map((id) => field(id) || { value: "" });
  const result = field("filter-result");
  const written = (count) => count.toLocaleString("de-DE");
  const fileNames = [...file.options].map((option) => option.textContent);
  const ending = [...list.children].filter((child) => !child.matches(".bucket"));

  const groups = [...list.querySelectorAll(".group")].map((node) => {
    const about = [...node.children].filter((child) => !child.matches("ol, details"));
    const shared = about.map((child) => child.textContent).join(" ").toLowerCase();
    const decided = node.matches(".decided");
    const findings = [...node.querySelectorAll(".finding")].map((item) => ({
      item,
      states: decided ? ["decided"] : "reopened" in item.dataset ? ["open", "reopened"] : ["open"],
      assigned: item.dataset.assigned,
      words: item.textContent.toLowerCase(),
      files: new Set([...item.querySelectorAll(".file")].map((name) => name.textContent)),
    }));
    return { node, decided, findings, shared, more: node.querySelector(":scope > details"), ...node.dataset };
  });
  const onPage = groups.reduce((sum, group) => sum + group.findings.length, 0);
  const total = Number(list.dataset.total);
  let unfolded = [];

  const filter = () => {
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fileName = file.value === "" ? "" : fileNames[file.selectedIndex];
    const active = words.length > 0
      || [severity, family, file, state, assigned].some((choice) => choice.value !== "");
    let shown = 0;
    unfolded.forEach((box) => { box.open = false; });
    unfolded = [];
    for (const group of groups) {
      const fits = (severity.value === "" || group.severity === severity.value)
        && (family.value === "" || group.family === family.value);
      let here = 0;
      let folded = 0;
      for (const { item, words: own, files, states, assigned: name } of group.findings) {
        const match = fits
          && (state.value === "" || states.includes(state.value))
          && (assigned.value === "" || assigned.value === name)
          && (fileName === "" || group.file === file.value || files.has(fileName))
          && words.every((word) => own.includes(word) || group.shared.includes(word));
        item.hidden = !match;
        here += match ? 1 : 0;
        folded += match && group.more && group.more.contains(item) ? 1 : 0;
      }
      group.node.hidden = here === 0;
      if (group.more) {
        group.more.hidden = folded === 0;
        if (active && folded > 0 && !group.more.open) {
          group.more.open = true;
          unfolded.push(group.more);
        }
      }
      shown += here;
    }
    for (const bucket of list.querySelectorAll(".bucket")) {
      bucket.hidden = !bucket.querySelector(".group:not([hidden])");
    }
    ending.forEach((note) => { note.hidden = active; });
    const rest = onPage < total ? ` Weitere ${written(total - onPage)} stehen nur in report.json.` : "";
    result.textContent = active
      ? `Gefunden: ${written(shown)} von ${written(onPage)} Befunden auf dieser Seite.${rest}`
      : `Ohne Filter: ${written(onPage)} Befunde auf dieser Seite.${rest}`;
  };

  const titles = {
    severity: (group) => ({ error: "Fehler", warning: "Warnungen", info: "Hinweise" })[group.severity],
    rule: (group) => `${group.rule} ${group.node.querySelector("h4").textContent}`,
    file: (group) => fileNames[Number(group.file) + 1],
  };
  const arrange = () => {
    const buckets = new Map();
    for (const group of groups) {
      const key = group[grouping.value];
      if (!buckets.has(key)) buckets.set(key, []);
      buckets.get(key).push(group);
    }
    const keys = [...buckets.keys()];
    if (grouping.value === "rule") keys.sort();
    if (grouping.value === "file") keys.sort((a, b) => a - b);
    const sections = keys.map((key) => {
      const members = buckets.get(key);
      const section = document.createElement("section");
      section.className = "bucket";
      const title = document.createElement("h3");
      const count = (some) => some.reduce((sum, group) => sum + Number(group.total), 0);
      const decided = count(members.filter((group) => group.decided));
      const settled = decided > 0 ? `, davon ${written(decided)} entschieden` : "";
      title.textContent = `${titles[grouping.value](members[0])} (${written(count(members))}${settled})`;
      section.append(title, ...members.map((group) => group.node));
      return section;
    });
    list.replaceChildren(...sections, ...ending);
    filter();
  };

  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(filter, 200); };
  text.addEventListener("input", soon);
  form.querySelectorAll("select:not(#grouping)").forEach((choice) => choice.addEventListener("change", filter));
  grouping.addEventListener("change", arrange);
  form.addEventListener("submit", (event) => { event.preventDefault(); filter(); });
  form.addEventListener("reset", () => { setTimeout(arrange, 0); });
  // Browsers keep what was typed when a page is loaded again.
  form.hidden = false;
  if (grouping.value === "severity") filter(); else arrange();
})();
