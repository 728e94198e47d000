// Grades a typed answer with the verdicts of quiz/practice/grading; a test compares the two on every judged answer.
// No look-behind in patterns: older phones do not know it. "near" holds the words that are a slip away from a key.
var quizGrade = (function () {
  "use strict";

  var LETTER = /[\p{L}\p{N}_]/u;
  var SIGNS = { "’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "′": "'", "‚": "'", "‛": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-" };
  var LIGATURES = { "ĳ": "ij", "Ĳ": "IJ", "œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss" };
  var ARTICLES = ["de", "het", "een", "'t", "t"];
  var PREPOSITIONS = ("aan achter bij binnen boven buiten door gedurende in langs met na naar naast om onder op over " +
    "per rond sinds tegen tijdens tot tussen uit van vanaf vanuit via volgens voor voorbij wegens zonder te").split(" ");
  var VERDICTS = ["right", "careless", "wrong", "seen"];

  function words(text) { return text.split(" ").filter(Boolean); }
  function isLetter(char) { return char !== undefined && char !== "" && LETTER.test(char); }
  function isDigit(char) { return char >= "0" && char <= "9"; }
  function isAlpha(char) { return isLetter(char) && !isDigit(char); }
  function map(text, table) {
    return Array.from(text, function (char) { return Object.hasOwn ? (Object.hasOwn(table, char) ? table[char] : char)
      : (Object.prototype.hasOwnProperty.call(table, char) ? table[char] : char); }).join("");
  }

  // -- one kind of difference at a time ------------------------------------------------------------------------

  function clean(text) {
    var plain = map(text.normalize("NFC").replace(/[\u00ad\u200b\u200c\u200d\u2060\ufeff]/g, ""), SIGNS);
    var bare = plain.split(/\s+/).filter(Boolean).join(" ").replace(/^[" ]+|[" ]+$/g, "");
    if (bare.length > 2 && bare[0] === "'" && bare[bare.length - 1] === "'") { bare = bare.slice(1, -1); }
    else if (!/^'[A-Za-z]{1,2}(?![\p{L}\p{N}_])/u.test(bare)) { bare = bare.replace(/^'+/, ""); }
    return /[\p{L}\p{N}]/u.test(bare) ? bare.replace(/[.!?;:, ]+$/, "") : "";
  }
  function withoutLigatures(text) {
    return map(text, LIGATURES).replace(/ÿ(?=[a-z])|ÿ(?![\p{L}\p{N}_])/gu, "ij");
  }
  function withoutCase(text) { return text.toLowerCase(); }
  function withoutAccents(text) { return text.normalize("NFD").replace(/\p{Mn}/gu, ""); }
  function withoutCommas(text) {
    var plain = text.replace(/[,;:/()"]/g, function (sign, at) {
      return isDigit(text[at - 1] || "") && isDigit(text[at + 1] || "") ? sign : " ";
    });
    return words(plain.replace(/ -(?= )/g, "  ")).join(" ");
  }
  function withoutLeadIn(text) {
    return text.replace(/^(?:(?:dat|het|dit) (?:is|was|zijn|waren)|(?:hij|zij|ze) (?:heet|heette)) /, "");
  }
  function withoutApostrophes(text) { return text.split("'").join(""); }
  function between(text, sign, test) {
    return Array.from(text).filter(function (char, at, all) {
      return char !== sign || !test(all[at - 1]) || !test(all[at + 1]);
    }).join("");
  }
  function withoutHyphens(text) { return between(text, "-", isLetter); }
  function withoutSpaces(text) { return between(text, " ", isAlpha); }
  function firstOf(text, list) {
    var at = text.indexOf(" "), first = text.slice(0, at);
    return at > 0 && at < text.length - 1 && list.indexOf(first) >= 0 ? first : "";
  }
  function withoutFirst(text, word) { return word ? text.slice(word.length).replace(/^\s+/, "") : text; }
  function withoutArticle(text) { return withoutFirst(text, firstOf(text, ARTICLES)); }

  // -- numbers -------------------------------------------------------------------------------------------------

  var UNITS = {}, TENS = {}, BIG = { miljoen: 1e6, miljard: 1e9, biljoen: 1e12 };
  ("nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien " +
    "achttien negentien").split(" ").forEach(function (word, value) { UNITS[word] = value; });
  "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split(" ").forEach(function (word, at) {
    TENS[word] = 10 * (at + 2);
  });
  var MEASURES = { "%": "procent", "€": "euro", "$": "dollar", km: "kilometer", m: "meter", cm: "centimeter",
    mm: "millimeter", kg: "kilo", kilogram: "kilo", g: "gram", l: "liter", u: "uur", min: "minuten" };
  var MONTHS = ("januari februari maart april mei juni juli augustus september oktober november december").split(" ");
  var FIGURES = /^(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)$/;

  function own(table, key) { return Object.prototype.hasOwnProperty.call(table, key); }
  function numberValue(word) {
    if (own(UNITS, word)) { return UNITS[word]; }
    if (own(TENS, word)) { return TENS[word]; }
    var scales = [["duizend", 1000], ["honderd", 100]], i, at, before, after, high, low, ten, unit;
    for (i = 0; i < scales.length; i += 1) {
      at = word.indexOf(scales[i][0]);
      if (at >= 0) {
        before = word.slice(0, at);
        after = word.slice(at + scales[i][0].length);
        high = before ? numberValue(before) : 1;
        low = after ? numberValue(after.replace(/^en/, "")) : 0;
        return high === null || low === null || low >= scales[i][1] ? null : high * scales[i][1] + low;
      }
    }
    for (ten in TENS) {
      if (word.endsWith("en" + ten)) {
        unit = word.slice(0, -ten.length - 2);
        if (own(UNITS, unit) && UNITS[unit] >= 1 && UNITS[unit] <= 9) { return TENS[ten] + UNITS[unit]; }
      }
    }
    return null;
  }
  function isNumber(word) {
    return /\d/.test(word) || (word !== "een" && numberValue(word) !== null) || own(BIG, word);
  }
  function canonical(text) {
    var halves = text.replace(/\b(?:anderhal(?:f|ve)|een en een hal(?:f|ve)|1 1\/2)\b/g, "1,5")
      .replace(/\b([a-z]+|\d+) ?en een hal(?:f|ve)\b/g, "$1,5").replace(/\b(?:een )?half (miljoen|miljard)\b/g, "0,5 $1");
    var dated = halves.replace(/\b(\d{1,2}):(\d{2})\b/g, "$1.$2")
      .replace(/\b(\d{1,2})[-/](\d{1,2})[-/](\d{4})\b/g, function (all, day, month, year) {
        return +month >= 1 && +month <= 12 ? +day + " " + MONTHS[+month - 1] + " " + year : all;
      });
    var apart = dated.replace(/(\d)(?=%|€|\$|(?:km|cm|mm|kg)\b)/g, "$1 ").replace(/([€$])(?=\d)/g, "$1 ");
    var list = words(apart).map(function (word) { return own(MEASURES, word) ? MEASURES[word] : word; });
    var figures = list.map(function (word) { return word.endsWith(",5") ? half(word) : figure(word); });
    return sumsBehind(multiplied(joined(figures, list))).join(" ");
  }
  function half(word) {
    var value = numberValue(word.slice(0, -2));
    return value === null ? word : value + ",5";
  }
  function figure(word) {
    if (FIGURES.test(word)) {
      var plain = word.split(".").join("");
      return plain === "1" ? "een" : plain;
    }
    var value = word === "een" ? null : numberValue(word);
    return value === null ? word : String(value);
  }
  function joined(figures, list) {
    var result = [];
    figures.forEach(function (item, at) {
      var last = result.length - 1, unit;
      if (last >= 1 && result[last] === "en" && own(TENS, list[at])) {
        unit = result[last - 1] === "een" ? 1 : /^\d+$/.test(result[last - 1]) ? +result[last - 1] : 0;
        if (unit >= 1 && unit <= 9) {
          result.splice(last - 1, 2, String(TENS[list[at]] + unit));
          return;
        }
      }
      result.push(item);
    });
    return result;
  }
  function multiplied(list) {
    var result = [];
    list.forEach(function (word) {
      var before = result.length ? result[result.length - 1] : "", parts;
      if (before === "een") { before = "1"; }
      if (own(BIG, word) && FIGURES.test(before)) {
        parts = before.split(",");
        parts[1] = parts[1] || "";
        result[result.length - 1] = String(Math.floor(+(parts[0] + parts[1]) * BIG[word] / Math.pow(10, parts[1].length)));
      } else { result.push(word); }
    });
    return result;
  }
  function sumsBehind(list) {
    var result = list.slice(), at, word;
    for (at = 0; at < result.length - 1; at += 1) {
      if ((result[at] === "euro" || result[at] === "dollar") && isDigit(result[at + 1][0])) {
        word = result[at];
        result[at] = result[at + 1];
        result[at + 1] = word;
      }
    }
    return result;
  }

  // -- forms of one word ---------------------------------------------------------------------------------------

  var VOWEL_ENDINGS = ["eren", "ien", "en", "ere", "er", "este", "est", "e"];
  var CONSONANT_ENDINGS = ("etjes etje tjes tje pjes pje jes je sten ste st den ten de te dt end ende s t d n").split(" ");

  function past(one, other) { return ["te", "de", "ten", "den"].indexOf(one) >= 0 && (other === "e" || other === "en"); }
  function mixed(one, other) {
    var dentals = ["t", "d", "dt"];
    return (one === "s" && dentals.indexOf(other) >= 0) || (other === "s" && dentals.indexOf(one) >= 0);
  }
  function closed(stem) {
    var n = stem.length, end, made;
    if (n >= 2 && stem[n - 1] === stem[n - 2] && "aeiou".indexOf(stem[n - 1]) < 0) { return stem.slice(0, -1); }
    end = { z: "s", v: "f" }[stem[n - 1]] || stem[n - 1];
    made = stem.slice(0, -1) + end;
    if (n >= 2 && "aeou".indexOf(made[n - 2]) >= 0 && (n === 2 || "aeiou".indexOf(made[n - 3]) < 0) &&
        "aeiou".indexOf(end) < 0) { return made.slice(0, -1) + made[n - 2] + end; }
    return made;
  }
  function stems(word) {
    var found = new Map([[word, new Set([""])]]);
    function add(stem, ending) {
      if (!found.has(stem)) { found.set(stem, new Set()); }
      found.get(stem).add(ending);
    }
    VOWEL_ENDINGS.concat(CONSONANT_ENDINGS).forEach(function (ending) {
      if (word.endsWith(ending) && word.length > ending.length + 1) {
        var bare = word.slice(0, -ending.length);
        add(bare, ending);
        if (VOWEL_ENDINGS.indexOf(ending) >= 0) { add(closed(bare), ending); }
      }
    });
    Array.from(found).forEach(function (pair) {
      if (pair[0].startsWith("ge") && pair[0].length > 4) {
        pair[1].forEach(function (ending) { add(pair[0].slice(2), "ge-" + ending); });
      }
    });
    return found;
  }
  function onlyVowelLength(one, other) {
    var short = one.length <= other.length ? one : other, long = short === one ? other : one, i;
    if (long.length !== short.length + 1) { return false; }
    for (i = 1; i < long.length; i += 1) {
      if (long[i] === long[i - 1] && "aeiou".indexOf(long[i]) >= 0 && long.slice(0, i) + long.slice(i + 1) === short) {
        return true;
      }
    }
    return false;
  }
  function sameWord(one, other) {
    var ours = stems(one), theirs = stems(other), result = null;
    // stems in the order of the first word, as long as all of them give the same answer the order does not matter
    ours.forEach(function (endings, stem) {
      if (result !== null || stem.length < 3 || !theirs.has(stem)) { return; }
      var pairs = [];
      endings.forEach(function (a) { theirs.get(stem).forEach(function (b) { pairs.push([a, b]); }); });
      if (!pairs.some(function (pair) { return pair[0] !== pair[1] && !mixed(pair[0], pair[1]); })) { return; }
      var misspelt = pairs.some(function (pair) { return pair[0] === pair[1]; }) &&
        !pairs.some(function (pair) { return past(pair[0], pair[1]) || past(pair[1], pair[0]); });
      result = !misspelt && !onlyVowelLength(one, other);
    });
    return result === true;
  }

  // -- slips of the pen ----------------------------------------------------------------------------------------

  var SOUNDS = [["ij", "ei"], ["ou", "au"], ["ch", "g"], ["ph", "f"], ["c", "k"], ["z", "s"], ["v", "f"]];

  function sounded(word) {
    SOUNDS.forEach(function (pair) { word = word.split(pair[0]).join(pair[1]); });
    return word;
  }
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) { return most + 1; }
    var before = [], twoBack, i, j, row = [];
    for (j = 0; j <= other.length; j += 1) { row.push(j); }
    for (i = 1; i <= one.length; i += 1) {
      twoBack = before;
      before = row;
      row = [i];
      for (j = 1; j <= other.length; j += 1) {
        row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], twoBack[j - 2] + 1);
        }
      }
    }
    return Math.min(row[row.length - 1], most + 1);
  }
  function swappedEnding(typed, key) {
    var one = typed.replace(/[dt]+$/, ""), other = key.replace(/[dt]+$/, "");
    return one === other && one.length >= 3 && typed !== key;
  }
  function otherVowel(typed, key) {
    var apart = [], i;
    for (i = 0; i < Math.min(typed.length, key.length); i += 1) { if (typed[i] !== key[i]) { apart.push(typed[i] + key[i]); } }
    return typed.length === key.length && key.length <= 6 && apart.length === 1 && /^[aeiou]{2}$/.test(apart[0]);
  }
  function wordDifference(typed, key, how) {
    if (isNumber(typed) || isNumber(key)) { return isNumber(typed) && isNumber(key) ? "number" : "other"; }
    var single = typed.replace(/([aeou])\1(?=[bcdfghjklmnpqrstvwxz][aeiou])/g, "$1");
    if (single === key || (typed + "e" === key && key.endsWith("ie"))) { return "typo"; }
    var forms = sameWord(typed, key) || swappedEnding(typed, key) || (how.strict && otherVowel(typed, key));
    if (forms && !how.names) { return "form"; }
    var shortest = Math.min(typed.length, key.length), allowed = shortest >= 10 ? 2 : 1;
    if (Math.min(distance(typed, key, allowed), distance(sounded(typed), sounded(key), allowed)) > allowed) { return "other"; }
    if (how.near.has(typed) && !how.names) { return "another-word"; }
    return shortest >= 4 ? "typo" : "other";
  }
  function compareWords(typed, key, how) {
    var found = [], order = ["number", "other", "another-word", "form"], i;
    typed.forEach(function (word, at) { if (word !== key[at]) { found.push(wordDifference(word, key[at], how)); } });
    for (i = 0; i < order.length; i += 1) {
      if (found.indexOf(order[i]) >= 0) { return order[i] === "another-word" && found.length > 1 ? "other" : order[i]; }
    }
    return found.length <= 2 ? "typo" : "other";
  }

  // -- the verdict ---------------------------------------------------------------------------------------------

  var LEVELS = [["ligature", "right", withoutLigatures], ["capital", "right", withoutCase], ["accent", "right", withoutAccents],
    ["comma", "right", withoutCommas], ["number", "right", canonical], ["lead-in", "right", withoutLeadIn],
    ["apostrophe", "careless", withoutApostrophes], ["hyphen", "careless", withoutHyphens]];

  function inside(part, whole) {
    var left = whole.slice();
    return part.every(function (word) {
      var at = left.indexOf(word);
      if (at >= 0) { left.splice(at, 1); }
      return at >= 0;
    });
  }
  function byWords(list, key, listed, how) {
    if (!how.strict && list.slice().sort().join(" ") === key.slice().sort().join(" ")) {
      return listed ? ["right", "order"] : ["careless", "word-order"];
    }
    if (list.length !== key.length) {
      if (list.length && inside(list, key)) { return ["wrong", "incomplete"]; }
      return ["wrong", inside(key, list) ? "too-much" : "other"];
    }
    var found = compareWords(list, key, how);
    return found === "typo" ? ["careless", "typo"] : ["wrong", found === "number" ? "other-number" : found];
  }
  function otherPreposition(answer, key) {
    var ours = firstOf(answer, PREPOSITIONS), theirs = firstOf(key, PREPOSITIONS);
    if (ours === theirs || withoutArticle(withoutFirst(answer, ours)) !== withoutArticle(withoutFirst(key, theirs))) {
      return null;
    }
    return ours && theirs ? ["careless", "preposition"] : ["right", "short"];
  }
  function wrongArticle(answer, key, articles, how) {
    if (answer !== key) {
      var found = byWords(words(answer), words(key), false, how);
      if (found[0] === "wrong") { return found; }
    }
    if (articles.some(function (word) { return ["een", "'t", "t"].indexOf(word) >= 0; })) { return ["careless", "article"]; }
    return [how.strict ? "wrong" : "careless", "wrong-article"];
  }
  function judged(wholeAnswer, wholeKey, how) {
    var answer = wholeAnswer, key = wholeKey, preposition = firstOf(answer, PREPOSITIONS), found;
    if (preposition && preposition === firstOf(key, PREPOSITIONS)) {
      answer = withoutFirst(answer, preposition);
      key = withoutFirst(key, preposition);
    } else if (!how.strict) {
      found = otherPreposition(answer, key);
      if (found) { return found; }
    }
    var ours = firstOf(answer, ARTICLES), theirs = firstOf(key, ARTICLES);
    var bare = withoutFirst(answer, ours), bareKey = withoutFirst(key, theirs);
    if (withoutSpaces(bare) === withoutSpaces(bareKey) && (bare !== bareKey || ours === theirs)) { return ["careless", "space"]; }
    if ((ours === "een" || theirs === "een") && isDigit(answer[0] || "") !== isDigit(key[0] || "")) {
      return ["wrong", "other-number"];
    }
    if (ours && theirs && ours !== theirs) { return wrongArticle(bare, bareKey, [ours, theirs], how); }
    if (ours !== theirs && bare === bareKey) { return ["careless", "article"]; }
    return byWords(words(bare), words(bareKey), (" " + key + " ").indexOf(" en ") >= 0 || key.indexOf(",") >= 0, how);
  }
  function against(answer, shown, strict, near) {
    var key = clean(shown), ours = answer, theirs = key, i;
    if (answer === key) { return { verdict: "right", reason: "exact", expected: shown }; }
    for (i = 0; i < LEVELS.length; i += 1) {
      ours = LEVELS[i][2](ours);
      theirs = LEVELS[i][2](theirs);
      if (ours === theirs && ours) { return { verdict: LEVELS[i][1], reason: LEVELS[i][0], expected: shown }; }
    }
    var list = words(key), capital = function (word) { return word[0] !== word[0].toLowerCase(); };
    var names = list.length > 1 && capital(list[0]) && capital(list[list.length - 1]);
    var found = judged(ours, theirs, { strict: strict, names: names, near: near });
    return { verdict: found[0], reason: found[1], expected: shown };
  }
  function lightlyEqual(answer, option) {
    LEVELS.forEach(function (level) {
      answer = level[2](answer);
      option = level[2](option);
    });
    return answer === option;
  }

  return function (typed, accepted, wrong, strict, near) {
    var answer = clean(typed), best;
    if (!answer) { return { verdict: "wrong", reason: "empty", expected: accepted[0] }; }
    accepted.forEach(function (option) {
      var found = against(answer, option, strict, near);
      if (!best || VERDICTS.indexOf(found.verdict) < VERDICTS.indexOf(best.verdict)) { best = found; }
    });
    if (best.reason !== "exact" && wrong.some(function (option) { return lightlyEqual(answer, clean(option)); })) {
      return { verdict: "wrong", reason: "other", expected: accepted[0] };
    }
    if (best.reason === "exact" && best.expected !== accepted[0]) {
      return { verdict: "right", reason: "variant", expected: best.expected };
    }
    return best;
  };
}());
