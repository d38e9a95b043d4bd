// Joins the parts: what is typed or pressed goes into the transcript, to the server, and its answer to the screen.

import { Connection } from "./connection.js";
import { Suggestions } from "./suggest.js";
import { Transcript } from "./transcript.js";
import { answerElement, exchangeElement, markState, refusalElement } from "./view.js";

const TYPING_AFTER_MS = 300;
const NEWS_MS = 5000; // how long good news stays in sight
const QUIET_MS = 1000; // how long what is restored isn't read aloud
const words = JSON.parse(document.getElementById("words").textContent);
const page = Object.fromEntries(
  ["log", "typing", "status", "retry", "restart", "menu", "composer", "text", "suggestions", "hinted"].map((id) => [id, document.getElementById(id)]),
);
const transcript = new Transcript();
const nodes = new Map(); // entry id → its element
const suggestions = new Suggestions(page.text, page.suggestions, page.hinted, words, (chosen) => {
  leaveField();
  say({ choice: chosen.choice }, chosen.label);
});
let connection = new Connection(showTrouble);
let sending = false;

function say(send, said, hidden = false) {
  if (transcript.isSending(send)) return;
  const entry = transcript.add(send, said, hidden);
  show(entry);
  markWaiting();
  if (!hidden) toBottom();
  sendWaiting();
}

async function sendWaiting() {
  if (sending) return;
  sending = true;
  const current = connection;
  for (let entry = transcript.nextWaiting(); entry; entry = transcript.nextWaiting()) {
    const typing = setTimeout(() => { page.typing.hidden = troubled(); }, TYPING_AFTER_MS);
    const outcome = await current.deliver({ session: transcript.session, ...entry.send }, entry.id);
    clearTimeout(typing);
    page.typing.hidden = true;
    if (!outcome) return; // started afresh meanwhile
    Object.assign(entry, outcome, { state: outcome.reply ? "answered" : "refused" });
    transcript.save();
    showOutcome(entry);
    reveal(nodes.get(entry.id));
  }
  sending = false;
}

function show(entry) {
  for (const node of nodes.values()) node.classList.add("past");
  const node = exchangeElement(entry, words);
  nodes.set(entry.id, node);
  page.log.append(node);
}

function showOutcome(entry) {
  const node = nodes.get(entry.id);
  markState(node, entry, words);
  if (entry.refusal) node.append(refusalElement(entry.refusal, words));
  if (!entry.reply) return;
  const onChoice = (choice) => say({ choice: choice.choice }, choice.label);
  node.append(answerElement(entry.reply, words, onChoice));
}

// A short exchange is shown with the end of the page, a long one from its beginning; the greeting stays where it is.
function reveal(node) {
  if (nodes.size === 1) return;
  const room = window.innerHeight - page.composer.parentElement.offsetHeight;
  if (node.offsetHeight > room) node.scrollIntoView({ block: "start" });
  else toBottom();
}

function toBottom() {
  window.scrollTo(0, document.documentElement.scrollHeight);
}

// Says once what keeps the server from answering, and once that it can again.
function showTrouble(trouble) {
  if (trouble && page.status.textContent !== words[trouble]) page.status.textContent = words[trouble];
  if (!trouble && troubled()) sayForAWhile(words.reachable);
  if (trouble) page.typing.hidden = true;
  else if (document.activeElement === page.retry) page.text.focus();
  page.retry.hidden = !trouble;
  markWaiting();
  if (trouble) toBottom();
}

function sayForAWhile(news) {
  page.status.textContent = news;
  setTimeout(() => { if (page.status.textContent === news) page.status.textContent = ""; }, NEWS_MS);
}

function troubled() {
  return !page.retry.hidden;
}

function markWaiting() {
  for (const entry of transcript.entries) {
    if (troubled() && entry.state === "waiting") markState(nodes.get(entry.id), entry, words);
  }
}

function submit() {
  const text = page.text.value.trim();
  if (!text) return;
  suggestions.dismiss();
  leaveField();
  say({ text }, text);
}

// On a phone the keyboard would cover the answer; elsewhere the next question can be typed at once.
function leaveField() {
  setDraft("");
  if (matchMedia("(pointer: coarse)").matches) page.text.blur();
  else page.text.focus();
}

function setDraft(text) {
  page.text.value = text;
  transcript.draft = text;
  fitText();
}

function fitText() {
  page.text.style.height = "auto";
  page.text.style.height = `${page.text.scrollHeight + 2}px`;
}

function restart() {
  connection.stop();
  connection = new Connection(showTrouble);
  sending = false;
  showTrouble("");
  page.status.textContent = "";
  page.typing.hidden = true;
  transcript.clear();
  nodes.clear();
  page.log.textContent = "";
  setDraft("");
  start("");
  page.text.focus();
}

function start(code) {
  say({ text: `/start ${code}`.trim() }, "", true);
}

// What was said before a reload is shown again without being read aloud.
function restore() {
  if (transcript.entries.length) {
    page.log.setAttribute("aria-live", "off");
    setTimeout(() => page.log.setAttribute("aria-live", "polite"), QUIET_MS);
  }
  for (const entry of transcript.entries) {
    show(entry);
    showOutcome(entry);
  }
  setDraft(page.text.value || transcript.draft); // what was typed before this script came is kept
  if (transcript.entries.length) toBottom();
  sendWaiting();
}

// `/?start=CODE` opens the conversation on that card, once: a reload doesn't ask again.
function open() {
  const code = new URLSearchParams(location.search).get("start") || "";
  const valid = /^[A-Za-z0-9_-]{1,64}$/.test(code);
  history.replaceState(null, "", location.pathname);
  if (valid || !transcript.entries.length) start(valid ? code : "");
}

page.composer.noValidate = true;
page.composer.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
page.text.addEventListener("keydown", (event) => {
  if (suggestions.takes(event) || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  submit();
});
page.text.addEventListener("input", () => {
  setDraft(page.text.value);
  suggestions.ask();
});
window.addEventListener("pagehide", () => transcript.save());
page.restart.addEventListener("click", restart);
page.menu.addEventListener("click", () => start(""));
page.retry.addEventListener("click", () => connection.retryNow());
window.addEventListener("offline", () => { page.status.textContent = words.offline; });
window.addEventListener("online", () => {
  page.status.textContent = "";
  connection.retryNow();
});
page.restart.hidden = false;
page.menu.hidden = false;
restore();
open();

// The browser's own page for a lost network says nothing of whom to call. Nothing else may become a script's address.
if ("serviceWorker" in navigator && location.pathname === "/") {
  const worker = "trustedTypes" in window
    ? trustedTypes.createPolicy("worker", { createScriptURL: () => "/sw.js" }).createScriptURL("")
    : "/sw.js";
  navigator.serviceWorker.register(worker).catch(() => {});
}
