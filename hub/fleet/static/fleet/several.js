// Many screens at once: one tick for all that are listed, and how many are ticked. Without it one ticks each by hand.
(() => {
  const every = document.querySelector("#every");
  const said = document.querySelector("#chosen");
  if (!every) return;
  const ticks = [...document.querySelectorAll("input[name=screen]")];

  function tell() {
    const n = ticks.filter((tick) => tick.checked).length;
    every.checked = n === ticks.length;
    every.indeterminate = n > 0 && n < ticks.length;
    said.textContent = n ? `，已选 ${n} 块` : "";
  }

  every.hidden = false;
  every.parentElement.lastChild.textContent = " 全选";
  every.addEventListener("change", () => {
    for (const tick of ticks) tick.checked = every.checked;
    tell();
  });
  for (const tick of ticks) tick.addEventListener("change", tell);
  tell();
})();
