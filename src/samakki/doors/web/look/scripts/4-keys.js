// Keys: what carries data-key can be reached by that key; "?" shows them all. A page may say that they are off.
// While focus stands nowhere the row that was just acted on hears them: fast hands need not wait for its new self.
const keysOn = document.documentElement.dataset.keys !== "off";
const keysDialog = document.querySelector("dialog[data-keys]");
const writing = (node) => node?.closest?.("input, textarea, select, [contenteditable]");
let actedRow = "";
const OPENS = "summary, a[href], button";
const moveRow = (by) => {
  const rows = [...document.querySelectorAll("[data-row]")].map((row) => (row.matches("a") ? row : row.querySelector(OPENS))).filter((each) => each?.checkVisibility?.() ?? each);
  const at = rows.indexOf(document.activeElement?.closest("[data-row]")?.querySelector(OPENS) ?? document.activeElement);
  rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.focus();
};
const showKeys = () => {
  const list = keysDialog?.querySelector("[data-keys-list]");
  if (!list) return;
  const seen = new Map();
  document.querySelectorAll("[data-key], [data-row-key]").forEach((each) => {
    const key = each.dataset.key ?? each.dataset.rowKey;
    if (each.closest("dialog") || seen.has(key)) return;
    seen.set(key, each.getAttribute("aria-label") || each.textContent.trim());
  });
  list.replaceChildren(
    ...[...seen].map(([key, words]) => {
      const line = document.createElement("div");
      const term = document.createElement("dt");
      const mark = document.createElement("kbd");
      const told = document.createElement("dd");
      mark.textContent = key;
      told.textContent = words;
      term.append(mark);
      line.append(term, told);
      return line;
    }),
  );
  keysDialog.showModal();
};
document.addEventListener("keydown", (event) => {
  if (!keysOn || event.ctrlKey || event.metaKey || event.altKey || writing(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "?") {
    event.preventDefault();
    showKeys();
  } else if (event.key === "j" || event.key === "k") moveRow(event.key === "j" ? 1 : -1);
  else {
    const named = `[data-key="${CSS.escape(event.key)}"]`;
    const at = document.activeElement;
    const row = at === document.body ? document.getElementById(actedRow) : at?.closest("[data-row]");
    const inRow = row?.querySelector(named.replace("data-key", "data-row-key"));
    const target = inRow ?? main()?.querySelector(named) ?? document.querySelector(named);
    if (!target) return;
    event.preventDefault();
    if (writing(target)) target.focus();
    else target.click();
  }
});
// Ctrl and Enter (on a Mac the command key) save the note that is being written; not while an input method composes.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing || event.repeat) return;
  const button = event.target.closest?.("form")?.querySelector("[data-enter]");
  if (!button) return;
  event.preventDefault();
  button.click();
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) event.target.closest("dialog")?.close();
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
