// A form that saves itself now and then: when a save has come back and nothing was typed since, leaving loses nothing.
let typedAt = 0;
let sentAt = 0;
document.addEventListener("input", (event) => {
  typedAt = performance.now();
  const saver = document.querySelector(`[data-saves="${event.target.form?.id}"]`);
  const state = saver && document.getElementById("save-state");
  if (state && state.textContent !== saver.dataset.unsaved) state.textContent = saver.dataset.unsaved;
});
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.elt.matches("[data-saves]")) sentAt = performance.now();
});
document.addEventListener("htmx:afterRequest", (event) => {
  const { elt, successful } = event.detail;
  if (!elt.matches("[data-saves]") || !successful || typedAt > sentAt) return;
  keeping.delete(document.getElementById(elt.dataset.saves));
});
document.addEventListener("visibilitychange", () => {
  const saver = document.querySelector("[data-saves]");
  if (document.hidden && saver && keeping.size && window.htmx) htmx.trigger(saver, "save-now");
});
