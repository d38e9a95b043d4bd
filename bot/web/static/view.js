// The conversation on the screen. One exchange is what was said and what was answered.

import { cardAddress, cardElement } from "./card.js";
import { element, outside, phoneLink, unseen } from "./dom.js";

const SHORT_NUMBER = 4; // digits

export function exchangeElement(entry, words) {
  const node = element("div", { class: "exchange", "data-state": entry.state });
  if (!entry.hidden) node.append(saidElement(entry, words));
  return node;
}

// Says below a message that it waits or was not taken; says nothing once it is answered.
export function markState(node, entry, words) {
  node.setAttribute("data-state", entry.state);
  const mark = node.querySelector(".delivery");
  if (mark) mark.textContent = { waiting: words.waiting, refused: words.refused }[entry.state] || "";
}

export function answerElement(reply, words, onChoice) {
  const { text, rows, choices } = arranged(askedBelow(withoutNames(reply, words), words));
  return element("div", { class: "turn answer", "data-tone": reply.tone || "" }, [
    unseen(`${words.bot}: `),
    text ? toned(textElement(text, words), reply, words) : null,
    phonesElement(reply.phones || [], words),
    ...reply.cards.map((card) => cardElement(card, words, reply.links)),
    linksElement(otherLinks(reply, words)),
    choicesElement(rows, "row", onChoice),
    choicesElement(choices, "", onChoice),
  ]);
}

export function refusalElement(sentence, words) {
  return element("div", { class: "turn answer" }, [
    unseen(`${words.bot}: `),
    element("p", { class: "text notice" }, [sentence]),
  ]);
}

// Danger, doubt and confirmation are named by a word, and only repeated by colour.
function toned(text, reply, words) {
  const word = words.tones[reply.tone];
  return word ? element("div", { class: "verdict" }, [element("p", { class: "verdict-word" }, [word]), text]) : text;
}

// Numbers to call, as wide as the screen: in danger nobody aims at small letters.
function phonesElement(phones, words) {
  const called = phones.filter((one) => phoneLink(one.phone));
  if (!called.length) return null;
  return element("ul", { class: "calls" }, called.map((one) => element("li", {}, [
    element("a", { class: "call", href: phoneLink(one.phone) }, [
      element("span", { class: "action-title" }, [`${words.dial} `, element("span", { class: "number" }, [one.phone])]),
      one.title ? element("span", { class: "action-beside" }, [one.title]) : null,
    ]),
  ])));
}

// Each line on its own; the region's telephone numbers can be pressed.
function textElement(text, words) {
  const lines = text.split("\n").map((line) => element("span", { class: "line", dir: "auto" }, withPhones(line, words)));
  return element("p", { class: "text" }, lines);
}

// Short numbers only where calling is spoken of: elsewhere «112» is a house or a school.
function withPhones(line, words) {
  const called = words.call.some((word) => line.toLowerCase().includes(word));
  const phones = words.phones.filter((phone) => called || phone.length > SHORT_NUMBER);
  if (!phones.length) return [line];
  const escaped = phones.map((phone) => phone.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`(^|[^\\d-])(${escaped.join("|")})(?![\\d-])`, "g");
  const parts = [];
  let from = 0;
  for (let found = pattern.exec(line); found; found = pattern.exec(line)) {
    const start = found.index + found[1].length;
    parts.push(line.slice(from, start), element("a", { href: phoneLink(found[2]) }, [found[2]]));
    from = pattern.lastIndex;
  }
  return [...parts, line.slice(from)];
}

// What a card names by itself, and what stands above the conversation for good, isn't said once more.
function withoutNames(reply, words) {
  const named = new Set(reply.cards.flatMap((card) => [`${card.name}.`, `${card.name}, ${card.place}.`]));
  return { ...reply, text: reply.text.split("\n").filter((line) => !named.has(line) && line !== words.label).join("\n") };
}

// Whether it helped is asked below the card, above the buttons that answer it.
function askedBelow(reply, words) {
  const lines = reply.text.split("\n");
  const first = reply.choices.findIndex((choice) => choice.choice.startsWith("help:"));
  if (first < 0 || !lines.includes(words.didItHelp)) return reply;
  const choices = reply.choices.map((choice, index) => (index === first ? { ...choice, head: words.didItHelp } : choice));
  return { ...reply, text: lines.filter((line) => line !== words.didItHelp).join("\n"), choices };
}

function saidElement(entry, words) {
  return element("div", { class: "turn mine" }, [
    unseen(`${words.you}: `),
    element("p", { class: "said", dir: "auto" }, [entry.said]),
    element("p", { class: "delivery" }),
  ]);
}

// «1. Больница № 1, Мирный» in the text and «1. № 1» on a button are one thing here: a button that says it all.
// Where some number has no line of its own, text and buttons stay as they are.
function arranged(reply) {
  const numbered = reply.choices.filter((choice) => numberOf(choice.label));
  const lines = reply.text.split("\n");
  const inOneLine = numbered.map((choice) => choice.label).join(" ");
  const own = lines.includes(inOneLine)
    ? numbered.map((choice) => choice.label)
    : numbered.map((choice) => lines.find((line) => numberOf(line) === numberOf(choice.label)));
  const oneEach = numbered.length && own.every(Boolean) && new Set(own).size === own.length;
  if (!oneEach) return { text: reply.text, rows: [], choices: reply.choices };
  const heads = own.map((row) => headOf(row, lines));
  return {
    text: lines.filter((line) => line !== inOneLine && !own.includes(line) && !heads.includes(line)).join("\n"),
    rows: numbered.map((choice, index) => ({ choice: choice.choice, label: own[index], head: heads[index] })),
    choices: reply.choices.filter((choice) => !numberOf(choice.label)),
  };
}

// The line right above a row that says what the rows are: it stands above its buttons, too.
function headOf(row, lines) {
  const above = lines[lines.indexOf(row) - 1] || "";
  return above.endsWith(":") && !numberOf(above) ? above : "";
}

// "2. Садик" → "2."; nothing where a line holds several options, or none
function numberOf(line) {
  const numbers = line.match(/(^|\s)\d+\. /g) || [];
  return numbers.length === 1 && /^\d/.test(line) ? numbers[0].trim() : "";
}

function choicesElement(choices, className, onChoice) {
  if (!choices.length) return null;
  return element("div", { class: "choices" }, choices.flatMap((choice) => {
    const isSection = choice.choice.startsWith("section:");
    const button = element("button", { type: "button", class: isSection ? `${className} section` : className }, [choice.label]);
    button.addEventListener("click", () => onChoice(choice));
    return choice.head ? [element("p", { class: "head" }, [choice.head]), button] : [button];
  }));
}

// What its cards show already is not said twice.
function otherLinks(reply, words) {
  const shown = new Set(reply.cards.flatMap((card) => [
    cardAddress(card, words),
    ...card.pages.map((page) => page.url),
    ...card.services.map((service) => service.url),
  ]));
  const isOnCard = (link) => shown.has(link.url) || (reply.cards.length && link.title === words.route);
  return reply.links.filter((link) => !isOnCard(link));
}

function linksElement(links) {
  if (!links.length) return null;
  return element("ul", { class: "links" }, links.map((link) => element("li", {}, [outside(link.url, link.title)])));
}
