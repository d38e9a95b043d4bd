// Puts the chat into any site: <script src="https://…/widget.js" async></script>. No cookie, nothing of the site is read.
(() => {
  const script = document.currentScript;
  const home = new URL(script.src).origin;
  const words = __WORDS__;
  const code = /^[A-Za-z0-9_-]{1,64}$/.test(script.dataset.code || "") ? script.dataset.code : "";
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = `
    button { font: 600 16px/1.2 system-ui, sans-serif; min-height: 48px; padding: 12px 20px; border: 2px solid #fff;
      border-radius: 24px; background: #0f5c55; color: #fff; cursor: pointer; box-shadow: 0 2px 12px rgb(0 0 0 / 30%); }
    button:focus-visible { outline: 3px solid #ffbf47; outline-offset: 2px; }
    .open { position: fixed; right: 16px; bottom: 16px; z-index: 2147483000; }
    dialog { position: fixed; inset: auto 16px 16px auto; width: min(420px, calc(100vw - 32px));
      height: min(680px, calc(100vh - 32px)); margin: 0; padding: 0; border: 1px solid #7a8583; border-radius: 14px;
      overflow: hidden; z-index: 2147483001; background: #f6f5f1; }
    dialog[open] { display: flex; flex-direction: column; }
    .bar { display: flex; align-items: center; justify-content: space-between; gap: 8px; padding: 6px 6px 6px 16px; }
    .bar button { min-height: 44px; padding: 8px 14px; border: 0; box-shadow: none; white-space: nowrap; }
    a { font: 16px/1.2 system-ui, sans-serif; padding: 14px 0; color: #0f5c55; }
    a:focus-visible { outline: 3px solid #0f5c55; outline-offset: 2px; }
    iframe { flex: 1; width: 100%; border: 0; }`;
  const open = Object.assign(document.createElement("button"), { className: "open", type: "button", textContent: script.dataset.open || words.open });
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", words.title);
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: words.close });
  const bar = Object.assign(document.createElement("div"), { className: "bar" });
  const start = code ? `?start=${code}` : "";
  // Where this site isn't let frame the chat, and where a frame is too small, the chat has a page of its own.
  const apart = Object.assign(document.createElement("a"), { href: `${home}/${start}`, target: "_blank", rel: "noopener", textContent: words.apart });
  bar.append(apart, close);
  dialog.append(bar);
  let frame = null;

  function show() {
    if (!frame) {
      frame = document.createElement("iframe");
      frame.title = words.title;
      // Its own origin stays its own: it can't reach this page, nor this page it.
      frame.setAttribute("sandbox", "allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox");
      frame.referrerPolicy = "no-referrer";
      frame.src = `${home}/embed${start}`;
      dialog.append(frame);
    }
    dialog.show();
    open.hidden = true;
    close.focus();
  }

  function hide() {
    dialog.close();
    open.hidden = false;
    open.focus();
  }

  open.addEventListener("click", show);
  close.addEventListener("click", hide);
  dialog.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  root.append(style, open, dialog);
  (document.body || document.documentElement).append(host);
})();
