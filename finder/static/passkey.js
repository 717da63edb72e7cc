// Asks the browser for a passkey, and sends what it gives with the form. Without it, forms stay
// hidden and a code does the same.
"use strict";
(() => {
  const able = window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON;
  if (!able) return;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const { passkey, options, failed } = form.dataset;
    form.hidden = false;
    form.addEventListener("submit", async event => {
      event.preventDefault();
      const status = form.querySelector("[role=status]");
      status.textContent = "";
      try {
        const asked = JSON.parse(options);
        const given = passkey === "create"
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
        form.elements.response.value = JSON.stringify(given.toJSON());
        form.submit();
      } catch {
        status.textContent = failed;
      }
    });
  }
})();
