// Keeps the page as flysheet has it: listens for changes, fetches the new state of the same address, and
// changes what differs, so that the place on the page, the focus and unchanged pictures stay as they are.
"use strict";

const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");
const windows = new BroadcastChannel("flysheet");
let stop = null;
let isFetching = false;
let isOutdated = false;

/** Turns an element into another one, keeping every part that both have. */
function morph(from, to) {
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
    return;
  }
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name)) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
  let current = from.firstChild;
  for (const wanted of to.childNodes) {
    const match = counterpart(from, current, wanted);
    if (!match) {
      from.insertBefore(document.importNode(wanted, true), current);
      continue;
    }
    if (match === current) current = current.nextSibling;
    else from.insertBefore(match, current);
    morph(match, wanted);
  }
  while (current) {
    const next = current.nextSibling;
    current.remove();
    current = next;
  }
}

/** What a part was before: the one of its id, or else the one in its place. */
function counterpart(parent, current, wanted) {
  if (wanted.id) return [...parent.children].find((child) => child.id === wanted.id);
  const isAlike = current && !current.id && current.nodeName === wanted.nodeName;
  return isAlike ? current : null;
}

/** The addresses of the pictures in a document, by the id of what holds them. */
function pictures(root) {
  const holders = [...root.querySelectorAll("figure[id], li[id]")];
  const named = holders.map((holder) => [holder.id, holder.querySelector("img")?.getAttribute("src")]);
  return new Map(named.filter(([, address]) => address));
}

/** Waits until new pictures can be shown at once, so that no page is blank meanwhile. */
async function load(addresses) {
  await Promise.all(addresses.map((address) => {
    const image = new Image();
    image.src = address;
    return image.decode().catch(() => {});
  }));
}

/** Shows that pages have changed. */
function point(ids) {
  document.getElementById("announcement").textContent =
    ids.length === 1 ? "1 picture has changed." : `${ids.length} pictures have changed.`;
  if (reducedMotion.matches) return;
  for (const id of ids) {
    const frame = document.getElementById(id)?.querySelector("img");
    frame?.animate([{ outline: "3px solid #dea028" }, { outline: "3px solid transparent" }], 1200);
  }
}

/** Fetches the new state of this page, and shows it. */
async function refresh() {
  isOutdated = true;
  if (isFetching) return;
  isFetching = true;
  try {
    while (isOutdated) {
      isOutdated = false;
      const answer = await fetch(location.pathname, { cache: "no-store" });
      // What is no page, such as a word about a fault, is not put in the place of one.
      if (!answer.headers.get("Content-Type")?.startsWith("text/html")) return;
      const state = new DOMParser().parseFromString(await answer.text(), "text/html");
      const before = pictures(document);
      const changed = [...pictures(state)].filter(([id, address]) => before.get(id) !== address);
      // On the list, pictures out of sight are fetched when they come into it.
      if (document.body.className === "flyer") await load(changed.map(([, address]) => address));
      document.title = state.title;
      morph(document.body, state.body);
      const known = changed.map(([id]) => id).filter((id) => before.has(id));
      if (known.length > 0) point(known);
    }
  } catch {
    // The stream of changes tells when flysheet is back.
  } finally {
    isFetching = false;
  }
}

/** Says that flysheet is not there any more. */
function lose() {
  document.getElementById("connection").textContent =
    "flysheet serve has ended. This page stays as it was, and goes on when it is started again.";
}

/**
 * Listens for changes while somebody looks. A browser opens six connections to an address at the most, so that of
 * all windows one listens and tells the others; when it is closed or hidden, the next one does.
 */
function listen() {
  stop?.abort();
  if (document.hidden) return;
  stop = new AbortController();
  const { signal } = stop;
  // What has changed since this page was fetched, or was last in sight.
  refresh();
  if (navigator.locks) navigator.locks.request("flysheet", { signal }, () => follow(signal)).catch(() => {});
  else follow(signal);
}

/** Follows the stream of changes until it is to stop. */
function follow(signal) {
  return new Promise((resolve) => {
    let source;
    const open = () => {
      if (signal.aborted) return;
      source = new EventSource("/_/events");
      source.onmessage = () => {
        refresh();
        windows.postMessage("changed");
      };
      source.onerror = () => {
        lose();
        windows.postMessage("lost");
        // After an answer that is no stream, a browser does not try again by itself.
        if (source.readyState === EventSource.CLOSED) setTimeout(open, 3000);
      };
    };
    open();
    signal.addEventListener("abort", () => {
      source.close();
      resolve();
    });
  });
}

windows.onmessage = ({ data }) => (data === "lost" ? lose() : refresh());
document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => stop?.abort());
addEventListener("pageshow", listen);

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  // On an enlarged page the arrows move it.
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth || (visualViewport?.scale ?? 1) > 1) return;
  const relation = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  if (relation) document.getElementById(relation)?.click();
});
