// Goes on with the next portion of drafts by itself; without scripts there is the button.
const portion = document.querySelector("#portion[data-goes-on]");
if (portion) portion.submit();
