// Messages to the server, one at a time, until each is answered or refused.

const TIMEOUT_MS = 15000;
const PAUSES_MS = [1000, 2000, 4000, 8000, 15000];
const MOST_FAULTS = 3; // a message that the server itself stumbles over is given up, so that the next can go

export class Connection {
  // `onTrouble(true)` when the server can't be reached, `onTrouble(false)` when it can again.
  constructor(onTrouble) {
    this.onTrouble = onTrouble;
    this.stopped = false;
    this.retryNow = () => {};
  }

  // → {reply} or {refusal}; nothing after `stop`. The same key is sent with each try, so none counts twice.
  async deliver(message, key) {
    for (let tries = 0, faults = 0; !this.stopped; tries += 1) {
      const { outcome, fault } = await attempt(message, key);
      if (this.stopped) return undefined;
      faults += fault ? 1 : 0;
      const settled = outcome || (faults >= MOST_FAULTS && fault);
      if (settled) {
        this.onTrouble(false);
        return settled;
      }
      this.onTrouble(true);
      await this.pause(PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)]);
    }
    return undefined;
  }

  stop() {
    this.stopped = true;
    this.retryNow();
  }

  // Waits, a little unevenly so that not all come back at once, or until somebody presses or the network returns.
  pause(milliseconds) {
    return new Promise((resolve) => {
      setTimeout(resolve, milliseconds * (0.75 + Math.random() / 2));
      this.retryNow = resolve;
    });
  }
}

async function attempt(message, key) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), TIMEOUT_MS);
  try {
    const response = await fetch("/api/messages", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": key },
      body: JSON.stringify(message),
      credentials: "omit",
      cache: "no-store",
      redirect: "error", // a café's sign-in page is no answer
      signal: controller.signal,
    });
    return read(response.status, await response.json());
  } catch (error) {
    return {};
  } finally {
    clearTimeout(timer);
  }
}

function read(status, body) {
  if (status === 200 && typeof body.text === "string") return { outcome: { reply: body } };
  if (typeof body.error !== "string") return {};
  if (status === 500) return { fault: { refusal: body.error } };
  const passing = status > 500 || status === 408 || status === 429;
  return passing ? {} : { outcome: { refusal: body.error } };
}
