// Nobody here for as long as a session may stand idle, in no tab: the page is covered and the house is locked. What was
// typed stays under the cover.
const root = document.documentElement;
const idleFor = Number(root.dataset.locks || 0) * 1000;
if (idleFor) {
  const tabs = new BroadcastChannel("samakki");
  let touched = Date.now();
  let told = 0;
  const touch = () => {
    touched = Date.now();
    if (touched - told < 5000) return;
    told = touched;
    tabs.postMessage("touched");
  };
  const lockAndAsk = async () => {
    const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
    const headers = { "X-CSRFToken": token, "X-Samakki-In-Place": "1" };
    if (!root.classList.contains("covered")) await fetch(root.dataset.lock, { method: "POST", headers, redirect: "manual" });
    root.classList.add("covered");
    const opened = await ask(await fetchAsk(root.dataset.unlock), root.dataset.unlock);
    if (!opened) return;
    root.classList.remove("covered");
    touch();
  };
  tabs.onmessage = () => (touched = Date.now());
  ["keydown", "pointerdown", "touchstart", "wheel", "scroll"].forEach((kind) => addEventListener(kind, touch, { passive: true, capture: true }));
  setInterval(() => {
    const covered = root.classList.contains("covered");
    if (asking.open || (!covered && Date.now() - touched < idleFor)) return;
    lockAndAsk().catch(() => {
      root.classList.add("covered");
      say("offline", true);
    });
  }, 5000);
}
// A page that the browser had put aside and takes out again is asked for anew: the session may have ended since.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  root.classList.add("gone");
  location.reload();
});
