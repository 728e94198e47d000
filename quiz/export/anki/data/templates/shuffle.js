(function () {
  /* Options in another order every day, the same on both sides: a hash of the question, the date and the option.
     Nothing is stored, because not every Anki keeps it from one side to the other. A day ends at four at night. */
  var list = document.querySelector(".quiz .options");
  if (!list || list.getAttribute("data-shuffled")) { return; }
  list.setAttribute("data-shuffled", "1");
  var question = document.querySelector(".quiz .question");
  var day = new Date(new Date().getTime() - 4 * 3600 * 1000);
  var seed = (question ? question.textContent : "") + "|" + list.textContent + "|" + day.getFullYear() + "-" + day.getMonth() + "-" + day.getDate() + "|";
  function hash(text) {
    var value = 2166136261, i, round;
    for (round = 0; round < 2; round += 1) {
      for (i = 0; i < text.length; i += 1) {
        value ^= text.charCodeAt(i);
        value = (value + (value << 1) + (value << 4) + (value << 7) + (value << 8) + (value << 24)) >>> 0;
      }
    }
    return value;
  }
  var items = [], i;
  for (i = 0; i < list.children.length; i += 1) {
    list.children[i].setAttribute("data-number", String(i + 1));
    items.push({ node: list.children[i], rank: hash(seed + list.children[i].textContent), place: i });
  }
  if (list.className.indexOf("fixed") !== -1) { return; }
  items.sort(function (a, b) { return a.rank - b.rank || a.place - b.place; });
  for (i = 0; i < items.length; i += 1) { list.appendChild(items[i].node); }
}());
