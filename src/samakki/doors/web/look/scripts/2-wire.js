// Whether the house can be reached, and whether what was typed is safe. Words come from the page, in its language.
const wire = document.querySelector("[data-wire]");
const standing = document.querySelector("[data-standing]");
let wireTimer = 0;
const clock = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
const stand = (kind) => {
  if (!standing) return;
  standing.textContent = kind === "offline" ? standing.dataset.offline : `${standing.dataset.saved} ${clock()}`;
  standing.toggleAttribute("data-off", kind === "offline");
};
const say = (kind, lasting = false, extra = "") => {
  if (kind === "offline" || kind === "online") stand(kind);
  if (!wire) return;
  clearTimeout(wireTimer);
  wire.textContent = kind ? wire.dataset[kind] + extra : "";
  wire.dataset.kind = kind;
  wire.hidden = !kind;
  if (kind && !lasting) wireTimer = setTimeout(() => say(""), 5000);
};
const sayTime = () => {
  say("saved", false, ` ${clock()}`);
  stand("saved");
};
addEventListener("offline", () => say("offline", true));
addEventListener("online", () => say("online"));
if (!navigator.onLine) say("offline", true);
