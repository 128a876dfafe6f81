// Whether the house can be reached, and whether what was typed is safe. Words come from the page, in its language.
const wire = document.querySelector("[data-wire]");
let wireTimer = 0;
const say = (kind, lasting = false, extra = "") => {
  if (!wire) return;
  clearTimeout(wireTimer);
  wire.textContent = kind ? wire.dataset[kind] + extra : "";
  wire.dataset.kind = kind;
  wire.hidden = !kind;
  if (kind && !lasting) wireTimer = setTimeout(() => say(""), 5000);
};
const sayTime = () => say("saved", false, ` ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}`);
addEventListener("offline", () => say("offline", true));
addEventListener("online", () => say("online"));
if (!navigator.onLine) say("offline", true);
