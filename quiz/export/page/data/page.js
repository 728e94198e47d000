// Shows the questions, checks them with quizGrade, tells the result. Texts are only ever set as text, never as HTML.
(function () {
  "use strict";

  function read(id) { return JSON.parse(document.getElementById(id).textContent); }
  var page = read("data"), secret = read("sleutel"), say = read("woorden");
  var near = new Set(secret.near), given = {}, own = {}, checked = false, store = "quiz:" + page.id;
  var previews = document.getElementById("voor"), list = document.getElementById("lijst");

  function make(tag, attributes, text) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    if (text !== undefined) { element.textContent = text; }
    return element;
  }
  function put(parent) {
    Array.prototype.slice.call(arguments, 1).forEach(function (child) { if (child) { parent.appendChild(child); } });
    return parent;
  }
  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (all, name) { return values[name] === undefined ? all : values[name]; });
  }

  // -- the questions -------------------------------------------------------------------------------------------

  function stem(text, id) {
    // a row of underscores would be read out one by one
    var element = make("p", { "class": "stem", id: id, lang: "nl" });
    text.split(page.gap).forEach(function (part, at) {
      if (at) { put(element, make("span", { "aria-hidden": "true" }, page.gap), make("span", { "class": "hidden" }, " " + say.gap + " ")); }
      element.appendChild(document.createTextNode(part));
    });
    return element;
  }
  function radios(question, options, labels) {
    return options.map(function (option, at) {
      var input = make("input", { type: "radio", name: question.id, value: option });
      return put(make("label", { "class": "option" }), input, make("span", { lang: "nl" }, labels ? labels[at] : option));
    });
  }
  function select(question, at, label, options) {
    var id = question.id + "-" + at, box = make("select", { id: id, "data-part": at });
    put(box, make("option", { value: "" }, say.choose));
    options.forEach(function (option, value) { put(box, make("option", { value: value, lang: "nl" }, option)); });
    return put(make("div", { "class": "row" }), make("label", { "for": id, lang: "nl" }, label), box);
  }
  function field(question, tag, labelled) {
    var attributes = { autocapitalize: "off", autocomplete: "off", spellcheck: "false", lang: "nl", "aria-labelledby": labelled, "data-part": 0 };
    if (tag === "input") { attributes.type = "text"; }
    return make(tag, attributes);
  }
  function body(question, labelled) {
    var places;
    if (question.form === "choice") { return radios(question, question.options); }
    if (question.form === "truth") { return radios(question, question.options, [say["true"], say["false"]]); }
    if (question.form === "order") {
      places = question.options.map(function (option, at) { return String(at + 1); });
      return question.options.map(function (option, at) { return select(question, at, option, places); });
    }
    if (question.form === "match") {
      return question.lefts.map(function (left, at) { return select(question, at, left, question.options); });
    }
    if (question.form === "schema") {
      return question.lefts.map(function (left, at) {
        var id = question.id + "-" + at;
        return put(make("div", { "class": "row" }), make("label", { "for": id, lang: "nl" }, left),
          make("input", { id: id, type: "text", lang: "nl", "data-part": at, autocomplete: "off" }));
      });
    }
    return [field(question, question.form === "typed" ? "input" : "textarea", labelled)];
  }
  function show(question) {
    var box = make("fieldset", { id: question.id }), labelled = question.id + "-stam";
    var head = fill(question.number ? say.question : say.preview, { n: question.number });
    put(box, make("legend", {}, head), stem(question.prompt, labelled), make("p", { "class": "task" }, question.task));
    if (question.image) { put(box, make("img", { src: question.image, alt: fill(say.picture, { head: head }) })); }
    if (question.audio) {
      put(box, make("audio", { controls: "", src: question.audio, "aria-label": fill(say.recording, { head: head }) }));
    }
    box.setAttribute("aria-describedby", labelled);
    body(question, labelled).forEach(function (element) { box.appendChild(element); });
    put(box, make("div", { "class": "told", hidden: "" }));
    put(question.form === "preview" && previews ? previews : list, box);
  }

  // -- the answers ---------------------------------------------------------------------------------------------

  function parts(question) {
    return Array.prototype.slice.call(document.getElementById(question.id).querySelectorAll("[data-part]"));
  }
  function answer(question) {
    if (question.form === "choice" || question.form === "truth") {
      var picked = document.querySelector('input[name="' + question.id + '"]:checked');
      return picked ? picked.value : "";
    }
    return parts(question).map(function (part) { return part.value; });
  }
  function collect() { page.questions.forEach(function (question) { given[question.id] = answer(question); }); }
  function restore(saved) {
    page.questions.forEach(function (question) {
      var value = saved[question.id];
      if (typeof value === "string") {
        Array.prototype.forEach.call(document.getElementsByName(question.id), function (input) { input.checked = input.value === value; });
      } else if (value) {
        parts(question).forEach(function (part, at) { part.value = value[at] || ""; });
      }
    });
  }
  function remember() {
    collect();
    // private windows have no storage; then a reload begins again
    try { localStorage.setItem(store, JSON.stringify({ given: given, name: document.getElementById("naam").value })); } catch (none) { return; }
  }

  // -- checking ------------------------------------------------------------------------------------------------

  function grade(question) {
    var key = secret.keys[question.id], value = given[question.id], right;
    if (question.form === "choice" || question.form === "truth") {
      return { verdict: value === key.key ? "right" : "wrong", reason: value ? "exact" : "empty" };
    }
    if (question.form === "typed") { return quizGrade(value[0], key.accepted, key.wrong, key.strict, near); }
    if (question.form === "order" || question.form === "match") {
      // order: every part has a place; match: every left side has an option, and options that read the same are one
      right = key.answer.filter(function (option, at) {
        if (question.form === "order") { return value[option] === String(at); }
        return value[at] !== "" && question.options[value[at]] === question.options[option];
      }).length;
      return { verdict: right === key.answer.length ? "right" : "wrong", reason: "partly", right: right, total: key.answer.length };
    }
    if (question.form === "preview") { return { verdict: "seen", reason: "" }; }
    return { verdict: own[question.id] === undefined ? "judge" : own[question.id] ? "right" : "wrong", reason: "" };
  }
  function line(label, text, attributes) {
    var element = make("p", attributes || {});
    return put(element, make("strong", {}, label + " "), make("span", { lang: "nl" }, text));
  }
  function why(question, key) {
    var at = question.options ? question.options.indexOf(given[question.id]) : -1;
    return key.whys && at >= 0 ? key.whys[at] : "";
  }
  function tell(question) {
    var box = document.getElementById(question.id), told = box.querySelector(".told"), key = secret.keys[question.id];
    var found = grade(question), reason = found.reason === "empty" ? say.empty : say.reasons[found.reason];
    told.textContent = "";
    told.hidden = false;
    told.className = "told " + found.verdict;
    if (question.form === "preview") { put(told, make("p", {}, say.seen)); return found; }
    if (found.verdict !== "judge") { put(told, make("p", { "class": "verdict" }, say.verdicts[found.verdict])); }
    if (reason) { put(told, make("p", {}, fill(reason, found))); }
    if (found.verdict === "wrong" && why(question, key)) { put(told, make("p", { lang: "nl" }, why(question, key))); }
    if (question.form === "open" || question.form === "schema") { put(told, line(say.model, key.key), judge(question)); }
    else if (found.verdict !== "right" || found.reason !== "exact") {
      put(told, line(say.answer, question.form === "truth" ? say[key.key] : key.key));
    }
    if (key.explanation) { put(told, make("p", { lang: "nl" }, key.explanation)); }
    if (key.quote) { put(told, line(fill(say.evidence, { n: key.paragraph }), key.quote)); }
    return found;
  }
  function judge(question) {
    var box = make("div", { role: "radiogroup", "aria-label": say.judge });
    put(box, make("p", {}, say.judge));
    [[true, say.yes], [false, say.no]].forEach(function (choice) {
      var input = make("input", { type: "radio", name: question.id + "-eigen" });
      input.checked = own[question.id] === choice[0];
      input.addEventListener("change", function () {
        own[question.id] = choice[0];
        score();
      });
      put(box, put(make("label", { "class": "option" }), input, make("span", {}, choice[1])));
    });
    return box;
  }
  function score() {
    var right = 0, total = 0, open = 0;
    page.questions.forEach(function (question) {
      var found = grade(question);
      if (question.form === "preview") { return; }
      total += question.points;
      if (found.verdict === "right" || found.verdict === "careless") { right += question.points; }
      if (found.verdict === "judge") { open += 1; }
    });
    document.getElementById("score").textContent = fill(say.score, { right: right, total: total }) +
      (open ? " " + fill(say[open === 1 ? "open-one" : "open"], { n: open }) : "");
  }
  function check(event) {
    event.preventDefault();
    remember();
    checked = true;
    page.questions.forEach(tell);
    score();
    var result = document.getElementById("uitslag");
    result.hidden = false;
    result.focus();
    result.scrollIntoView({ block: "nearest" });
  }
  function report() {
    collect();
    var rows = [page.title, document.getElementById("naam").value, document.getElementById("score").textContent, ""];
    page.questions.forEach(function (question) {
      var found = grade(question), value = given[question.id];
      if (question.form === "match") { value = value.map(function (at, n) { return question.lefts[n] + " – " + (question.options[at] || ""); }); }
      if (question.form === "order") { value = value.map(function (at, n) { return (at === "" ? "?" : +at + 1) + ". " + question.options[n]; }); }
      if (question.form === "truth") { value = value ? say[value] : ""; }
      rows.push((question.number || "") + " " + question.prompt, "   " + [].concat(value).join("; "),
        "   " + (say.verdicts[found.verdict] || ""), "");
    });
    return rows.join("\r\n");
  }
  function save() {
    var link = make("a", { href: URL.createObjectURL(new Blob(["\ufeff" + report()], { type: "text/plain;charset=utf-8" })), download: page.id + ".txt" });
    document.body.appendChild(link);
    link.click();
    link.remove();
  }
  function again() {
    try { localStorage.removeItem(store); } catch (none) { given = {}; }
    own = {};
    checked = false;
    document.getElementById("vragen").reset();
    if (previews) { Array.prototype.forEach.call(previews.querySelectorAll("textarea"), function (area) { area.value = ""; }); }
    Array.prototype.forEach.call(document.querySelectorAll(".told"), function (told) { told.hidden = true; });
    document.getElementById("uitslag").hidden = true;
    document.getElementById("vragen").focus();
    window.scrollTo(0, 0);
  }

  page.questions.forEach(show);
  try {
    var saved = JSON.parse(localStorage.getItem(store) || "null");
    if (saved) {
      restore(saved.given);
      document.getElementById("naam").value = saved.name || "";
    }
  } catch (none) { given = {}; }
  document.addEventListener("input", function () { remember(); });
  document.addEventListener("change", function (event) {
    // an answer that is changed after checking is checked again
    var box = event.target.closest("fieldset");
    if (checked && box && !event.target.name.endsWith("-eigen")) {
      remember();
      page.questions.forEach(function (question) { if (question.id === box.id) { tell(question); } });
      score();
    }
  });
  document.getElementById("vragen").addEventListener("submit", check);
  document.getElementById("afdrukken").addEventListener("click", function () { window.print(); });
  document.getElementById("bewaren").addEventListener("click", save);
  document.getElementById("opnieuw").addEventListener("click", again);
}());
