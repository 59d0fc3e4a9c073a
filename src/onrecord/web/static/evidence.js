// Comfort only: the page works without it. Words and rows light up together; j and k go from row to row.
"use strict";
const pieces = [...document.querySelectorAll("[data-rows]")];
const cards = [...document.querySelectorAll("[data-row]")];

function light(ids) {
  for (const piece of pieces) piece.classList.toggle("lit", piece.dataset.rows.split(" ").some((id) => ids.includes(id)));
  for (const card of cards) card.classList.toggle("lit", ids.includes(card.dataset.row));
}

function idsOf(target) {
  const place = target.closest?.("[data-rows], [data-row], .tag");
  if (!place) return [];
  if (place.dataset.rows) return place.dataset.rows.split(" ");
  return [place.dataset.row ?? place.id.slice(2)];
}

document.addEventListener("pointerover", (event) => light(idsOf(event.target)));
document.addEventListener("focusin", (event) => light(idsOf(event.target)));
document.addEventListener("keydown", (event) => {
  if (!["j", "k"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea")) return;
  const at = cards.findIndex((card) => card.contains(document.activeElement));
  const next = cards[Math.min(cards.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)))];
  next?.querySelector("a")?.focus();
});
