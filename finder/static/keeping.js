// A visitor's own list. It travels in addresses; with this script it also stays in this tab until
// that is closed, and on this device if somebody asks for it. Nothing of it is sent anywhere.
"use strict";
(() => {
  const top = document.querySelector("[data-list]");
  const page = document.querySelector("[data-list-page]");
  const letters = "abcdefghjkmnpqrstuvwxyz";
  const most = 40;
  const given = top.dataset.list;
  // A list that was cut on its way stays as it came: its page says so.
  if (/\d$/.test(given)) return;

  // The same as in finder/casework/shortlist.py.
  const write = numbers => {
    const total = numbers.reduce((sum, one, place) => sum + ((place % 22) + 1) * one, 0);
    return numbers.length ? numbers.join(".") + letters[total % letters.length] : "";
  };
  const read = text => text.split(/[^0-9]/).filter(one => /^[1-9][0-9]{0,8}$/.test(one));

  // Storage may be blocked: then addresses have to do.
  const reach = (kind, use) => {
    try {
      return use(window[kind]);
    } catch {
      return null;
    }
  };
  const tab = "sessionStorage";
  const device = "localStorage";
  const get = (kind, name) => reach(kind, storage => storage.getItem(`finder-${name}`));
  const put = (kind, name, value) =>
    reach(kind, storage =>
      value ? storage.setItem(`finder-${name}`, value) : storage.removeItem(`finder-${name}`),
    );
  // This tab shows the list of the device, and not one that somebody sent.
  const follows = () => get(tab, "follows") !== null && get(device, "list") !== null;
  const save = numbers => {
    put(tab, "list", write(numbers));
    if (follows()) reach(device, storage => storage.setItem("finder-list", write(numbers)));
    return numbers;
  };

  const arrive = () => {
    const kept = get(tab, "list");
    const type = performance.getEntriesByType("navigation")[0]?.type;
    if (!given) {
      if (page && location.search.includes("undo=")) return save([]);
      // From a case: the list of whoever was here before is not this person's.
      if (type === "navigate" && location.hash === "#anew") {
        put(tab, "notes", "");
        put(tab, "follows", "");
        return save([]);
      }
      if (kept === null && get(device, "list")) put(tab, "follows", "yes");
      return save(read(kept ?? get(device, "list") ?? ""));
    }
    // What lies behind Back is older than what was kept since.
    if (!page && type !== "navigate" && kept !== null) return read(kept);
    const ours = type !== "navigate" || document.referrer.startsWith(`${location.origin}/`);
    if (!ours) put(tab, "follows", get(device, "list") === given ? "yes" : "");
    // Notes are of the list before: whoever opens lists of several people mixes none of them up.
    if (!ours && kept !== given) put(tab, "notes", "");
    return save(read(given));
  };

  const withList = (address, numbers) => {
    const made = new URL(address, location.href);
    const text = write(numbers);
    if (text) made.searchParams.set("kept", text);
    else made.searchParams.delete("kept");
    return made.href;
  };
  const toggled = (numbers, number) =>
    numbers.includes(number) ? numbers.filter(one => one !== number) : [...numbers, number];
  const fill = (form, numbers) => {
    let field = form.querySelector("input[name=kept]");
    if (!field) {
      field = Object.assign(document.createElement("input"), { type: "hidden", name: "kept" });
      form.append(field);
    }
    field.value = write(numbers);
    field.disabled = !numbers.length;
  };
  const isOurs = link =>
    link.origin === location.origin &&
    !link.getAttribute("href").startsWith("#") &&
    !/\/(static|staff|api)\//.test(link.pathname) &&
    !link.closest(".keep");

  // Every way on takes the list along, and each service says whether it is on it.
  const spread = numbers => {
    for (const link of document.links) if (isOurs(link)) link.href = withList(link.href, numbers);
    for (const form of document.forms) if (!form.closest(".keep")) fill(form, numbers);
    for (const box of document.querySelectorAll(".keep[data-number]")) {
      const { number, keep, drop } = box.dataset;
      const next = toggled(numbers, number);
      box.querySelector(".keep-words").textContent = numbers.includes(number) ? drop : keep;
      const link = box.querySelector("a");
      if (link) link.href = next.length > most ? top.href : withList(link.href, next);
      else fill(box.querySelector("form"), next);
    }
    top.querySelector(".how-many").textContent = numbers.length;
    top.closest("li").hidden = !numbers.length;
  };

  let list = arrive();
  if (page && !given && list.length) return location.replace(withList(location.pathname, list));
  if (!page && write(list) !== given) spread(list);

  const said = Object.assign(document.createElement("p"), { role: "status", className: "hidden" });
  // A voice must be there before it has something to say.
  const prepare = event => {
    if (!said.isConnected && event.target.closest?.(".keep")) document.body.append(said);
  };
  addEventListener("focusin", prepare);
  const change = event => {
    prepare(event);
    const box = event.target.closest?.(".keep[data-number]");
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
    if (!box || !isPlain) return;
    const next = toggled(list, box.dataset.number);
    if (next.length > most) return;
    event.preventDefault();
    list = save(next);
    spread(list);
    // A posted question has no address of its own that could be changed.
    if (box.querySelector("a")) history.replaceState(null, "", withList(location.href, list));
    said.textContent = top.textContent.trim().replace(/\s+/g, " ");
  };
  addEventListener("click", event => {
    if (event.target.closest?.(".keep a")) change(event);
  });
  addEventListener("submit", change);
  addEventListener("pageshow", event => {
    if (!event.persisted || page) return;
    list = read(get(tab, "list") ?? "");
    spread(list);
  });

  // Notes, on the list and on the sheet to take home: never in an address.
  const place = () => (follows() ? device : tab);
  const canKeep = get(tab, "list") !== null;
  let notes = {};
  try {
    notes = JSON.parse(get(place(), "notes") ?? "{}");
  } catch {}
  for (const line of document.querySelectorAll("[data-note]")) {
    const note = notes[line.dataset.note];
    if (line.matches("textarea")) {
      if (!canKeep) continue;
      line.value = note ?? "";
      line.addEventListener("input", () => {
        notes[line.dataset.note] = line.value || undefined;
        put(place(), "notes", JSON.stringify(notes));
      });
      line.closest("[hidden]").hidden = false;
    } else if (note) {
      line.querySelector(".noted").textContent = note;
      line.hidden = false;
    }
  }

  // Where the list lies, in plain words, and how to be rid of it.
  const show = () => {
    const there = get(device, "list");
    const state = follows() ? "device" : there ? "other" : "tab";
    for (const part of page.querySelectorAll("[data-where]"))
      part.hidden = part.dataset.where !== state;
    const open = page.querySelector("[data-open]");
    if (there) open.href = withList(open.href, read(there));
  };
  const acts = {
    remember: () => {
      put(device, "list", write(list));
      put(device, "notes", JSON.stringify(notes));
      put(tab, "follows", "yes");
      show();
    },
    clear: () => {
      for (const kind of [tab, device])
        for (const name of ["list", "notes", "follows"]) put(kind, name, "");
      location.replace(withList(location.pathname, []));
    },
  };
  if (page && canKeep) {
    show();
    for (const button of page.querySelectorAll("[data-act]"))
      button.addEventListener("click", () => acts[button.dataset.act]());
    page.querySelector("[data-open]").addEventListener("click", () => put(tab, "follows", "yes"));
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.copy);
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        document.execCommand("copy");
      }
      button.nextElementSibling.textContent = button.dataset.copied;
    });
  }
})();
