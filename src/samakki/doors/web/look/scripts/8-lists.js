// Long lists: what is chosen from one becomes a tag that can be ticked off again; the box is free for the next.
const addChosen = (box) => {
  const word = box.value.trim();
  const fits = (option) => option.value.toLowerCase() === word.toLowerCase();
  const option = word && [...(box.list?.options ?? [])].find(fits);
  if (!option) return;
  const tags = box.closest("fieldset").querySelector(".ticked");
  const known = [...tags.querySelectorAll("input")].find((input) => input.parentElement.textContent.trim() === option.value);
  if (known) known.checked = true;
  else {
    const tag = document.createElement("label");
    const tick = document.createElement("input");
    tag.className = "ticked-one";
    Object.assign(tick, { type: "checkbox", name: box.name, value: option.value, checked: true });
    tag.append(tick, ` ${option.value}`);
    tags.append(tag);
  }
  box.value = "";
};
document.addEventListener("change", (event) => event.target.matches("input[data-adds]") && addChosen(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches?.("input[data-adds]") || !event.target.value) return;
  event.preventDefault();
  addChosen(event.target);
});
