// Messages to the server, one at a time, until each is answered or refused.

const TIMEOUT_MS = 15000;
const PAUSES_MS = [1000, 2000, 4000, 8000, 15000];

export class Connection {
  // `onTrouble("unreachable")` or `("loading")` while the server can't answer, `onTrouble("")` when it can again.
  constructor(onTrouble) {
    this.onTrouble = onTrouble;
    this.stopped = false;
    this.retryNow = () => {};
  }

  // → {reply} or {refusal}; nothing after `stop`. The same key is sent with each try, so none counts twice.
  async deliver(message, key) {
    for (let tries = 0; !this.stopped; tries += 1) {
      const outcome = await attempt(message, key);
      if (this.stopped) return undefined;
      this.onTrouble(outcome.trouble || "");
      if (!outcome.trouble) return outcome;
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

// → {reply}, {refusal}, or {trouble} where it is worth trying again
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
    return read(response.status, await response.json(), response.headers.get("Reply-Tone") || "");
  } catch (error) {
    return { trouble: "unreachable" };
  } finally {
    clearTimeout(timer);
  }
}

function read(status, body, tone) {
  if (status === 200 && typeof body.text === "string") return { reply: { ...body, tone } };
  if (status === 503) return { trouble: "loading" };
  // 502, 504: a proxy without a server behind it. A fault of the server's own (500) would come again.
  const passing = status > 500 || status === 408 || status === 429;
  return passing || typeof body.error !== "string" ? { trouble: "unreachable" } : { refusal: body.error };
}
