// What may be meant while somebody types: a listbox below the keys of the text field.
//
// The field stays a textarea, for messages of several lines, and HTML gives those no role but textbox: so the
// combobox pattern is kept by aria-autocomplete, aria-controls and aria-activedescendant, and what a combobox
// would say by aria-expanded is said by the status line. Focus never leaves the field.

import { element } from "./dom.js";

const AFTER_MS = 150; // since the last key
const QUIET_MS = 10000; // after a refusal, or without a network
const SHORTEST = 3;
const LONGEST = 60;

export class Suggestions {
  // `onChosen({label, choice})`: one was pressed, or taken by Enter.
  constructor(field, list, status, words, onChosen) {
    Object.assign(this, { field, list, status, words, onChosen });
    this.options = [];
    this.active = -1;
    this.quietUntil = 0;
    field.setAttribute("aria-autocomplete", "list");
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    field.addEventListener("blur", () => this.close());
  }

  // Asks for the text as it is now; whatever was asked before is no longer wanted.
  ask() {
    this.stop();
    const text = this.field.value;
    const asks = text.trim().length >= SHORTEST && text.length <= LONGEST && !text.includes("\n");
    if (!asks || Date.now() < this.quietUntil) this.close();
    else this.timer = setTimeout(() => this.fetch(text), AFTER_MS);
  }

  stop() {
    clearTimeout(this.timer);
    if (this.asking) this.asking.abort();
  }

  async fetch(text) {
    this.asking = new AbortController();
    const { signal } = this.asking;
    try {
      const response = await fetch("/api/suggest", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ text }),
        credentials: "omit",
        cache: "no-store",
        redirect: "error",
        signal,
      });
      if (!response.ok) throw new Error(response.statusText);
      const { suggestions } = await response.json();
      if (!signal.aborted && document.activeElement === this.field) this.show(suggestions);
    } catch (error) {
      if (signal.aborted) return;
      this.quietUntil = Date.now() + QUIET_MS;
      this.close();
    }
  }

  show(options) {
    this.close();
    if (!options.length) return;
    this.options = options;
    this.list.append(...options.map((option, number) => {
      const node = element("li", { role: "option", id: `suggestion-${number}`, "aria-selected": "false" }, [option.label]);
      node.addEventListener("click", () => this.choose(number));
      return node;
    }));
    this.list.hidden = false;
    this.field.scrollIntoView({ block: "nearest" }); // the list has pushed it down
    this.field.setAttribute("aria-controls", this.list.id);
    this.status.textContent = this.words.hinted.replace("{count}", options.length);
  }

  close() {
    this.options = [];
    this.list.textContent = "";
    this.list.hidden = true;
    this.status.textContent = "";
    this.field.removeAttribute("aria-controls");
    this.mark(-1);
  }

  // Takes the key if it is one of the open list's: → whether it was. Enter is the list's only where an option is marked.
  takes(event) {
    if (!this.options.length || event.isComposing) return false;
    if (event.key === "Escape") this.dismiss();
    else if (event.key === "ArrowDown") this.mark((this.active + 1) % this.options.length);
    else if (event.key === "ArrowUp" && this.active >= 0) this.mark(this.active - 1);
    else if (event.key === "Enter" && this.active >= 0) this.choose(this.active);
    else return false;
    event.preventDefault();
    return true;
  }

  dismiss() {
    this.stop();
    this.close();
  }

  mark(number) {
    this.active = number;
    [...this.list.children].forEach((node, at) => node.setAttribute("aria-selected", String(at === number)));
    const marked = this.list.children[number];
    if (!marked) this.field.removeAttribute("aria-activedescendant");
    else {
      this.field.setAttribute("aria-activedescendant", marked.id);
      marked.scrollIntoView({ block: "nearest" });
    }
  }

  choose(number) {
    const chosen = this.options[number];
    this.dismiss();
    this.onChosen(chosen);
  }
}
