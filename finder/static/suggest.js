// Words to choose from while typing. The lists are files, fetched once when a field is entered:
// what is typed goes nowhere.
"use strict";
(() => {
  const most = 8;
  const fold = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  for (const field of document.querySelectorAll("[data-words]")) {
    const list = document.createElement("datalist");
    list.id = `${field.id}-words`;
    field.after(list);
    field.setAttribute("list", list.id);
    let words = [];
    const show = () => {
      const typed = fold(field.value.trim());
      const begun = typed ? words.filter(one => ` ${one.folded}`.includes(` ${typed}`)) : [];
      begun.sort((one, other) => other.folded.startsWith(typed) - one.folded.startsWith(typed));
      list.replaceChildren(...begun.slice(0, most).map(one => new Option(one.text, one.text)));
    };
    field.addEventListener("input", show);
    field.addEventListener(
      "focus",
      async () => {
        const { default: lines } = await import(field.dataset.words);
        words = lines.split("\n").map(text => ({ text, folded: fold(text) }));
        show();
      },
      { once: true },
    );
  }
})();
