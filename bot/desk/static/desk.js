// The size of a page of rows, chosen from a list: the kit does it in an attribute, which the policy forbids.
document.addEventListener("change", (event) => {
  if (event.target.matches("select[data-leads]")) window.location = event.target.value;
});

// All rows of a list chosen at once.
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-chooses-all]")) return;
  for (const box of document.querySelectorAll('input[form="bulk"][name="row"]')) box.checked = event.target.checked;
});

// A queue worked off by digits; nothing of it where somebody types, or holds another key.
document.addEventListener("keydown", (event) => {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.matches("input:not([type=checkbox]), textarea, select")) return;
  const pressed = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!pressed) return;
  event.preventDefault();
  pressed.click();
});

// How much waits in each queue, beside its name in the menu.
document.addEventListener("DOMContentLoaded", async () => {
  const links = [...document.querySelectorAll('aside a[href$="/list"]')];
  if (!links.length) return;
  const answer = await fetch(new URL("../counts", links[0].href)).catch(() => null);
  const counts = answer?.ok ? await answer.json() : {};
  for (const link of links) {
    const count = counts[link.pathname.split("/").at(-2)];
    if (!count) continue;
    const badge = document.createElement("span");
    badge.className = "badge menu-count ms-auto";
    badge.textContent = count > 999 ? "999+" : count;
    link.append(badge);
  }
});
