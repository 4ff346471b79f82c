// The enquiry desk's page: it looks for calls by itself, says in its title how many wait, and rings while one does.
// A browser gives no sound before somebody has pressed something on the page, hence the button.
(() => {
  const EVERY_MS = 5000;
  const TONES = [[880, 0], [660, 0.35]]; // Hz, and seconds from the beginning: a doorbell
  const list = document.querySelector("#calls");
  const bell = document.querySelector("#bell");
  const lost = document.querySelector("#lost");
  const title = document.title;
  let sound = null;

  function ring() {
    for (const [pitch, after] of TONES) {
      const tone = sound.createOscillator();
      const loud = sound.createGain();
      const begin = sound.currentTime + after;
      tone.frequency.value = pitch;
      loud.gain.setValueAtTime(0.4, begin);
      loud.gain.exponentialRampToValueAtTime(0.001, begin + 0.9);
      tone.connect(loud).connect(sound.destination);
      tone.start(begin);
      tone.stop(begin + 1);
    }
    bell.dataset.rung = Number(bell.dataset.rung || 0) + 1;
  }

  function told() {
    const open = Number(list.dataset.open);
    document.title = open ? `（${open}）${title}` : title;
    if (open && sound && sound.state === "running") ring();
  }

  async function look() {
    try {
      const answer = await fetch(location.href, { credentials: "same-origin", cache: "no-store" });
      if (answer.redirected) return location.reload(); // logged out
      if (!answer.ok) throw new Error(answer.status);
      const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#calls");
      if (now.textContent !== list.textContent) list.innerHTML = now.innerHTML; // else a reader would say it again
      list.dataset.open = now.dataset.open;
      lost.hidden = true;
      told();
    } catch {
      lost.hidden = false;
    }
  }

  list.addEventListener("submit", async (event) => {
    event.preventDefault(); // a page that is loaded anew would have lost its bell
    await fetch(event.target.action, { method: "POST", body: new FormData(event.target) }).catch(() => {});
    look(); // which says when the hub is not there
  });

  bell.hidden = false;
  bell.addEventListener("click", async () => {
    sound = sound || new AudioContext();
    await sound.resume();
    bell.textContent = "铃声已开";
    bell.disabled = true;
    ring(); // so that one hears how it sounds, and that it does
  });
  told();
  setInterval(look, EVERY_MS);
})();
