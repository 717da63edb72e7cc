// The way out. On every page, because Back may lead to any of them (finder/web/leaving.py).
"use strict";
(() => {
  const exit = document.currentScript.dataset.exit;
  const root = document.documentElement;
  const left = "left";
  const mostMilliseconds = 5000;

  // Storage may be blocked: leaving goes on without it.
  const kept = use => {
    try {
      return use(sessionStorage);
    } catch {
      return null;
    }
  };

  // What finder/static/keeping.js keeps.
  const forgetList = () => {
    for (const kind of ["sessionStorage", "localStorage"])
      for (const name of ["list", "notes", "follows"])
        try {
          window[kind].removeItem(`finder-${name}`);
        } catch {}
  };

  const leave = () => {
    // First nothing to be seen, in no time; only then what needs the network.
    root.hidden = true;
    window.stop();
    document.body?.replaceChildren();
    document.title = new URL(exit).hostname;
    forgetList();
    kept(storage => storage.setItem(left, "yes"));
    pages?.postMessage(left);
    try {
      history.replaceState(null, "", "/");
    } catch {}
    location.replace(exit);
  };

  // Browsers drop a page that they keep for Back when it gets a message: it is loaded anew.
  let pages = null;
  try {
    pages = new BroadcastChannel(left);
    pages.onmessage = () => {};
  } catch {}

  const type = performance.getEntriesByType("navigation")[0]?.type;
  if (type === "back_forward" || type === "reload") {
    if (kept(storage => storage.getItem(left))) leave();
  } else {
    kept(storage => storage.removeItem(left));
  }

  // A page that is kept all the same is kept unseen until it knows that it may be shown.
  addEventListener("pagehide", () => {
    root.style.visibility = "hidden";
  });
  addEventListener("pageshow", event => {
    if (event.persisted && kept(storage => storage.getItem(left))) leave();
    else root.style.visibility = "";
  });

  addEventListener("click", event => {
    if (!event.target.closest?.(".leave a")) return;
    event.preventDefault();
    leave();
  });

  // Shift does nothing where no link tells of it: nobody is thrown out by surprise.
  let presses = 0;
  let alone = false;
  let timer = 0;
  const count = () => document.querySelector(".leave-count");
  const forget = () => {
    if (presses) count().textContent = "";
    clearTimeout(timer);
    presses = 0;
    alone = false;
  };
  addEventListener("pointerdown", forget);
  addEventListener("keydown", event => {
    if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) forget();
    else alone = true;
  });
  addEventListener("keyup", event => {
    if (event.key !== "Shift" || !alone || !count()) return;
    alone = false;
    presses += 1;
    if (presses === 3) return leave();
    if (presses === 1) timer = setTimeout(forget, mostMilliseconds);
    count().textContent = count().dataset[presses === 1 ? "once" : "twice"];
  });
  root.classList.add("scripted");
})();
