// Elements made by hand: what others wrote only ever becomes text, never markup.

export function element(name, attributes = {}, children = []) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  for (const child of children) if (child) node.append(child);
  return node;
}

export function unseen(text) {
  return element("span", { class: "unseen" }, [text]);
}

// A link only where the address is http(s); anything else is shown as the text that it is.
export function outside(url, title) {
  return isWeb(url)
    ? element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, [title])
    : element("span", {}, [`${title}: ${bare(url)}`]);
}

// `https://vk.com/dp3` → `vk.com/dp3`: an address as people read it.
export function bare(url) {
  return url.replace(/^https?:\/\/(www\.)?/, "").replace(/^tel:/, "").replace(/\/$/, "") || url;
}

// The first number of a phone field as a `tel:` address, or nothing where there is none.
export function phoneLink(phone) {
  const number = /^\s*(\+?)(\d[\d\s()‑–-]*)/.exec(phone);
  const digits = number ? number[2].replace(/\D/g, "") : "";
  return digits.length >= 2 && digits.length <= 15 ? `tel:${number[1]}${digits}` : "";
}

function isWeb(url) {
  try {
    return ["http:", "https:"].includes(new URL(url).protocol);
  } catch (error) {
    return false;
  }
}
