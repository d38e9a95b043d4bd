// One institution: its name, its mark, what people came for as large actions, then everything else in rows.

import { bare, element, outside, phoneLink } from "./dom.js";

const SOCIAL = ["vk", "ok", "max", "telegram"];

export function cardElement(card, words, links = []) {
  const main = mainPage(card, words);
  return element("article", { class: "card" }, [
    element("h2", {}, [card.name]),
    card.place ? element("p", { class: "where" }, [card.place]) : null,
    badge(card, words),
    actions(card, main, links, words),
    facts(card, links, words),
    section(words.pages, "pages", card.pages.filter((page) => page !== main).map((page) => pageElement(page, words))),
    section(words.services, "links", card.services.filter((service) => !isAction(service, links)).map((service) => element("li", {}, [outside(service.url, service.title)]))),
    officialName(card, words),
    shareElement(card, words),
  ]);
}

// The page to go to: the first that may be followed, a social one before a site.
function mainPage(card, words) {
  const open = card.pages.filter((page) => words.followable.includes(page.state));
  return open.find((page) => page.platform !== "site") || open[0];
}

// Whether a mark was seen, in words, with its day.
function badge(card, words) {
  const marked = card.pages.filter((page) => SOCIAL.includes(page.platform));
  const seen = marked.find((page) => page.state === "confirmed" && page.checked_on);
  if (seen) return element("p", { class: "badge", "data-state": "confirmed" }, [words.markSeen.replace("{date}", dateWords(seen.checked_on, words))]);
  if (marked.length) return element("p", { class: "badge", "data-state": "listed" }, [words.markNotSeen]);
  return null;
}

function actions(card, main, links, words) {
  const tel = phoneLink(card.phone);
  const route = links.find((link) => link.title === words.route);
  const service = card.services.find((one) => isAction(one, links));
  const items = [
    tel ? action(tel, words.dial, card.phone) : null,
    main ? action(main.url, words.pageTitles[main.platform] || bare(main.url), besideTitle(main, words), main.state) : null,
    service ? action(service.url, service.title) : null,
    route ? action(route.url, route.title, card.address) : null,
  ].filter(Boolean);
  return items.length ? element("ul", { class: "actions" }, items.map((item) => element("li", {}, [item]))) : null;
}

// A mark that was seen stands in the badge above.
function besideTitle(page, words) {
  return page.state === "confirmed" ? bare(page.url) : `${bare(page.url)} · ${stateWords(page, words)}`;
}

function action(url, title, beside = "", state = "") {
  const inside = [element("span", { class: "action-title" }, [title]), beside ? element("span", { class: "action-beside" }, [beside]) : null];
  const link = url.startsWith("tel:") ? element("a", { href: url }) : outside(url, "");
  link.textContent = "";
  link.classList.add("action");
  if (state) link.setAttribute("data-state", state);
  link.append(...inside.filter(Boolean));
  return link;
}

function isAction(service, links) {
  return links.some((link) => link.url === service.url);
}

// What no action carries.
function facts(card, links, words) {
  const known = [
    links.some((link) => link.title === words.route) ? null : fact(words.address, card.address),
    phoneLink(card.phone) ? null : fact(words.phone, card.phone),
  ].filter(Boolean);
  return known.length ? element("dl", { class: "facts" }, known) : null;
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

function officialName(card, words) {
  if (!card.official_name || card.official_name === card.name) return null;
  return element("details", { class: "official" }, [
    element("summary", {}, [words.officialName]),
    element("p", { class: "official-name" }, [card.official_name]),
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
  const print = element("a", { class: "quiet button", href: `/i/${encodeURIComponent(card.code)}?print`, target: "_blank", rel: "noopener noreferrer" }, [words.print]);
  return element("p", { class: "share" }, [button, print, outcome]);
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
