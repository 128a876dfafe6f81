// Leaving at once: the page goes blank, its place in the history becomes a page about the weather, the house locks.
const leaveLink = document.querySelector("[data-leave]");
let escapes = [];
const leave = () => {
  document.documentElement.classList.add("gone");
  document.title = "\u200b";
  fetch(leaveLink.getAttribute("href"), { keepalive: true, redirect: "manual" }).catch(() => {});
  document.body.replaceChildren();
  keeping.clear();
  location.replace(leaveLink.dataset.leave);
};
if (leaveLink) {
  leaveLink.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      escapes = [];
      return;
    }
    escapes = [...escapes.filter((moment) => event.timeStamp - moment < 2000), event.timeStamp];
    if (escapes.length >= 3) leave();
  });
}
