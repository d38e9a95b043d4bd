// The conversation as data. It outlives a reload, in this tab only: a phone may be lent, a computer shared.

// The number changes with the shape of what is kept: what an older page has left is then not read.
const KEY = "gospublic.conversation.2";
const MOST_ENTRIES = 200;

export class Transcript {
  constructor() {
    const kept = load();
    this.session = kept.session;
    this.entries = kept.entries;
    this.draft = kept.draft;
  }

  // An entry: {id, said, hidden, send: {text} or {choice}, state: waiting, answered or refused, reply, refusal}
  add(send, said, hidden) {
    const entry = { id: randomId(), said, hidden, send, state: "waiting" };
    this.entries.push(entry);
    this.save();
    return entry;
  }

  // Whether the same thing is on its way already: a button pressed twice.
  isSending(send) {
    const last = this.entries[this.entries.length - 1];
    return Boolean(last) && last.state === "waiting" && JSON.stringify(last.send) === JSON.stringify(send);
  }

  nextWaiting() {
    return this.entries.find((entry) => entry.state === "waiting");
  }

  clear() {
    Object.assign(this, fresh());
    this.save();
  }

  save() {
    const { session, draft } = this;
    const entries = this.entries.slice(-MOST_ENTRIES);
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ session, draft, entries }));
    } catch (error) {
      // Storage is full or forbidden: the conversation goes on, it only won't outlive a reload.
    }
  }
}

function load() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY));
    return typeof kept.session === "string" && Array.isArray(kept.entries) ? kept : fresh();
  } catch (error) {
    return fresh();
  }
}

function fresh() {
  return { session: randomId(), entries: [], draft: "" };
}

function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
