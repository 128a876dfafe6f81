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
// Rows of long lists have no wires of their own: to lay a hundred keeps an old processor from answering. A list that
// says data-in-place has the answer to a pressed button take the row's place; a drawer is fetched when it is first opened.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-in-place] button[formaction]");
  if (!button || event.defaultPrevented) return;
  event.preventDefault();
  actedRow = button.closest("li").id;
  htmx.ajax("post", button.getAttribute("formaction"), { source: button, target: button.closest("li"), swap: "outerHTML", event });
});
document.addEventListener("toggle", ({ target }) => {
  const where = target.dataset?.drawer;
  if (!where || !target.open) return;
  delete target.dataset.drawer;
  htmx.ajax("get", where, { source: target, target: target.querySelector(".drawer"), swap: "innerHTML" });
}, true);
