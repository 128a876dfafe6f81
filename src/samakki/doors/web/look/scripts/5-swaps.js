// Pages in parts (htmx): a locked house asks in the dialog and the part is asked for again; focus follows what changed.
document.addEventListener("htmx:beforeOnLoad", (event) => {
  const { xhr, elt, requestConfig } = event.detail;
  if (!xhr.getResponseHeader("X-Samakki-Ask")) return;
  event.preventDefault();
  const where = xhr.getResponseHeader("X-Samakki-Where");
  fetchAsk(where).then((text) => ask(text, where)).then((opened) => {
    if (!opened) return;
    const { verb, path, target, triggeringEvent } = requestConfig;
    htmx.ajax(verb, path, { source: elt, target, event: triggeringEvent });
  });
});
document.addEventListener("htmx:afterSwap", (event) => {
  const kind = event.detail.requestConfig?.triggeringEvent?.type;
  if ((kind === "click" || kind === "submit") && !event.detail.target.matches("[role=status]")) focusFirst(event.detail.target);
});
document.addEventListener("htmx:afterRequest", (event) => {
  const { elt, successful, requestConfig } = event.detail;
  if (successful && requestConfig.verb === "post") stand("saved");
  const form = elt.closest("form[data-keep]");
  if (form && successful) keeping.delete(form);
});
document.addEventListener("htmx:sendError", () => say("offline", true));
document.querySelectorAll("[data-error-summary]").forEach((summary) => summary.focus());
