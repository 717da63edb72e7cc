// Keeps what is typed in a step of a draft by itself: after a pause, and when the page goes away.
// Without it, the buttons of the form do.
"use strict";
(() => {
  const form = document.querySelector("form[data-draft]");
  const status = form.querySelector("[data-kept]");
  const { turn } = form.elements;
  const pause = 1500;
  const pauseAfterTrouble = 10000;
  const there = 204;
  const conflict = 409;
  // Browsers refuse more than 64 KB to what is to outlive its page.
  const mostToOutlive = 60000;
  // By this the server tells one's own earlier sending from another window's.
  form.elements.hand.value = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  let timer = 0;
  let isTyped = false;
  let isOver = false;

  const wait = milliseconds => {
    clearTimeout(timer);
    timer = setTimeout(keep, milliseconds);
  };
  const keep = async () => {
    clearTimeout(timer);
    if (!isTyped || isOver) return;
    isTyped = false;
    turn.value = Number(turn.value) + 1;
    const sent = new URLSearchParams(new FormData(form));
    sent.append("go", "keep");
    // The window may be closed while this is on its way.
    const keepalive = sent.toString().length < mostToOutlive;
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: sent,
        keepalive,
        redirect: "manual",
      });
      if (answer.status !== there && answer.status !== conflict) throw new Error(answer.status);
      isOver = answer.status === conflict;
      status.textContent = isOver ? status.dataset.elsewhere : status.dataset.kept;
    } catch {
      isTyped = true;
      status.textContent = status.dataset.failed;
      wait(pauseAfterTrouble);
    }
  };

  form.addEventListener("input", () => {
    isTyped = true;
    wait(pause);
  });
  form.addEventListener("submit", () => {
    isOver = true;
    turn.value = Number(turn.value) + 1;
  });
  // A phone may end a page that is hidden without another word.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep();
  });
  addEventListener("pagehide", keep);
  addEventListener("pageshow", event => {
    if (event.persisted) isOver = false;
  });
})();
