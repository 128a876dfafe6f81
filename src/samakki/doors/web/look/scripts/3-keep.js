// Nothing typed is lost: forms marked data-keep are sent in place; a locked house asks in a dialog, then they go again.
const keeping = new Set();
const asking = document.querySelector("dialog[data-ask]");
const main = () => document.getElementById("main");

const withToken = (answer) => {
  const token = answer.headers.get("X-Samakki-Token");
  if (token) document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((input) => (input.value = token));
};
const send = async (form, submitter) => {
  const body = new FormData(form, submitter);
  const options = { method: "POST", body, headers: { "X-Samakki-In-Place": "1" }, redirect: "manual" };
  if (form.enctype !== "multipart/form-data" && ![...body.values()].some((value) => value instanceof File))
    options.body = new URLSearchParams(body);
  const answer = await fetch(submitter?.getAttribute("formaction") || form.getAttribute("action") || location.href, options);
  withToken(answer);
  return answer;
};
const readInto = (text, place) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  const found = page.getElementById("main");
  if (found && place === main()) {
    document.title = page.title;
    place.className = found.className;
    place.replaceChildren(...found.childNodes);
  }
  if (window.htmx) htmx.process(place);
  focusFirst(place);
};
const focusFirst = (place) => {
  const target = place.querySelector("[data-error-summary]") ?? place.querySelector("[autofocus]") ?? place.querySelector("h1, h2");
  if (!target) return;
  if (target.matches("h1, h2")) target.tabIndex = -1;
  target.focus();
};

const fetchAsk = async (where, onward = true) => {
  const answer = await fetch(where, { headers: { "X-Samakki-In-Place": "1" } });
  const go = answer.headers.get("X-Samakki-Go");
  if (go && onward) return fetchAsk(go, false);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.getElementById("main")?.innerHTML ?? "";
};
const ask = (text, where) =>
  new Promise((resolve) => {
    asking.innerHTML = text;
    asking.onclose = () => resolve(false);
    if (!asking.open) asking.showModal();
    focusFirst(asking);
    const form = asking.querySelector("form");
    if (!form) return resolve(false);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = event.submitter;
      if (button) button.disabled = true;
      try {
        const answer = await send(form, button);
        if (answer.headers.has("X-Samakki-Go")) {
          resolve(true);
          asking.close();
          return asking.replaceChildren();
        }
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        resolve(await ask(page.getElementById("main")?.innerHTML ?? (await fetchAsk(where)), where));
      } catch {
        if (button) button.disabled = false;
        say("offline", true);
      }
    });
  });

const settle = async (form, submitter) => {
  const answer = await send(form, submitter);
  if (answer.headers.has("X-Samakki-Ask")) {
    const where = answer.headers.get("X-Samakki-Where");
    if (await ask(await fetchAsk(where), where)) return settle(form, submitter);
    return say("unsent", true);
  }
  const next = answer.headers.get("X-Samakki-Go");
  if (next) {
    keeping.delete(form);
    location.assign(next);
  } else if ((answer.headers.get("Content-Type") || "").startsWith("text/html")) {
    if (answer.ok) {
      keeping.delete(form);
      sayTime();
    }
    readInto(await answer.text(), main());
  } else if (!answer.ok) say("trouble", true);
};

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-keep]");
  if (form) keeping.add(form);
});
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("form[data-keep]")) return;
  event.preventDefault();
  const button = event.submitter;
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  try {
    await settle(form, button);
  } catch {
    say("unsent", true);
  } finally {
    form.removeAttribute("aria-busy");
  }
});
// A proof is sent once: its answer brings another ticket, and a second press would still come with the former one.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("form[data-once]")) return;
  if (form.getAttribute("aria-busy") === "true") return event.preventDefault();
  form.setAttribute("aria-busy", "true");
  setTimeout(() => form.removeAttribute("aria-busy"), 10000);
});
addEventListener("beforeunload", (event) => {
  if ([...keeping].some((form) => form.isConnected)) event.preventDefault();
});
