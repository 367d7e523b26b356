// Files that are chosen are sent at once; files that are dropped onto the page of an order too.
const form = document.querySelector("[data-drop]");
const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

if (form) {
  const input = form.querySelector("input[type=file]");
  const area = form.closest(".panel");
  form.classList.add("is-live");

  const send = () => {
    const large = [...input.files].find((file) => file.size > Number(form.dataset.most));
    form.querySelector("[data-drop-error]").textContent = large ? form.dataset.tooLarge.replace("{name}", large.name) : "";
    if (large) input.value = "";
    else if (input.files.length > 0) form.requestSubmit();
  };

  input.addEventListener("change", send);
  document.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    area.classList.add("is-wanted");
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) area.classList.remove("is-wanted");
  });
  document.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    area.classList.remove("is-wanted");
    input.files = event.dataTransfer.files;
    send();
  });
}
