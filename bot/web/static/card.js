// One institution: everyday name, official name, where it is, its pages with their state, its services.

import { bare, element, outside, phoneLink } from "./dom.js";

export function cardElement(card, words) {
  return element("article", { class: "card" }, [
    element("h2", {}, [card.name]),
    card.official_name && card.official_name !== card.name
      ? element("p", { class: "official-name" }, [card.official_name])
      : null,
    facts(card, words),
    section(words.pages, "pages", card.pages.map((page) => pageElement(page, words))),
    section(words.services, "links", card.services.map((service) => element("li", {}, [outside(service.url, service.title)]))),
    shareElement(card, words),
  ]);
}

function facts(card, words) {
  const tel = phoneLink(card.phone);
  return element("dl", { class: "facts" }, [
    fact(words.place, card.place),
    fact(words.address, card.address),
    fact(words.phone, card.phone && tel ? element("a", { href: tel }, [card.phone]) : card.phone),
  ]);
}

function fact(name, value) {
  return value ? element("div", {}, [element("dt", {}, [name]), element("dd", {}, [value])]) : null;
}

function section(title, className, items) {
  if (!items.length) return null;
  return element("section", {}, [element("h3", {}, [title]), element("ul", { class: className }, items)]);
}

function pageElement(page, words) {
  const platform = words.platforms[page.platform] || page.platform;
  const followable = words.followable.includes(page.state);
  return element("li", { class: "page", "data-state": page.state }, [
    followable ? outside(page.url, `${platform}: ${bare(page.url)}`) : element("span", {}, [platform]),
    element("span", { class: "state" }, [stateWords(page, words)]),
  ]);
}

function stateWords(page, words) {
  const forms = (words.states[page.platform] || {})[page.state] || { dated: "", undated: page.state };
  return page.checked_on && forms.dated ? forms.dated.replace("{date}", dateWords(page.checked_on, words)) : forms.undated;
}

// "2026-11-12" → «12 ноября 2026»
function dateWords(iso, words) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day} ${words.months[month - 1]} ${year}`;
}

export function cardAddress(card, words) {
  return `${words.publicUrl || location.origin}/i/${encodeURIComponent(card.code)}`;
}

function shareElement(card, words) {
  const url = cardAddress(card, words);
  const button = element("button", { type: "button", class: "quiet" }, [words.share]);
  const outcome = element("span", { class: "outcome", role: "status" });
  button.addEventListener("click", () => share(card, url, outcome, words));
  return element("p", { class: "share" }, [button, outcome]);
}

// Phones have a sheet for sharing; elsewhere the address is copied, or shown where copying isn't allowed.
async function share(card, url, outcome, words) {
  try {
    if (navigator.share) return await navigator.share({ title: card.name, url });
    await navigator.clipboard.writeText(url);
    outcome.textContent = words.shared;
  } catch (error) {
    if (error.name !== "AbortError") outcome.textContent = url;
  }
}
