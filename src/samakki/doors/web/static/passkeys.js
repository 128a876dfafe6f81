// Passkeys: a form marked data-passkey asks the device, writes its answer into the form, and sends it.
// Loaded by the pages that need it only. Without it those pages offer six digits and codes.
(() => {
  const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const toText = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const withBytes = (options) => {
    const read = { ...options, challenge: toBytes(options.challenge) };
    if (options.user) read.user = { ...options.user, id: toBytes(options.user.id) };
    for (const list of ["excludeCredentials", "allowCredentials"])
      if (options[list]) read[list] = options[list].map((each) => ({ ...each, id: toBytes(each.id) }));
    return read;
  };
  const written = (credential) => {
    const parts = ["attestationObject", "authenticatorData", "clientDataJSON", "signature", "userHandle"];
    const response = {};
    for (const part of parts) if (credential.response[part]) response[part] = toText(credential.response[part]);
    return JSON.stringify({
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment,
      clientExtensionResults: credential.getClientExtensionResults(),
      response,
    });
  };
  const askDevice = async (form) => {
    const token = form.querySelector("input[name=csrfmiddlewaretoken]").value;
    const answer = await fetch(form.dataset.options, { method: "POST", headers: { "X-CSRFToken": token } });
    const { publicKey } = await answer.json();
    return form.dataset.passkey === "create"
      ? navigator.credentials.create({ publicKey: withBytes(publicKey) })
      : navigator.credentials.get({ publicKey: withBytes(publicKey) });
  };
  const begin = (form) => {
    if (form.dataset.begun || !window.PublicKeyCredential) return;
    form.dataset.begun = "1";
    form.hidden = false;
    form.addEventListener(
      "submit",
      async (event) => {
        const field = form.querySelector("input[name=answer]");
        if (field.value) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        const told = form.querySelector("[role=alert]");
        told.hidden = true;
        try {
          field.value = written(await askDevice(form));
          form.requestSubmit();
        } catch {
          told.textContent = form.dataset.failed;
          told.hidden = false;
        }
      },
      true,
    );
  };
  const beginAll = () => document.querySelectorAll("form[data-passkey]").forEach(begin);
  new MutationObserver(beginAll).observe(document.documentElement, { childList: true, subtree: true });
  beginAll();
})();
