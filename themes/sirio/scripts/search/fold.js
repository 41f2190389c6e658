// Words as they are looked up: what is spelt in several ways becomes one spelling, as it does in the
// index (src/emit/search/fold.rs). Only the search page loads this.
(function () {
  'use strict';

  // The tables are those of the program, letter by letter.
  var BREAKS = '80-bf d7 f7 37e 387 55a-55f 589-58a 5be 5c0 5c3 5c6 5f3-5f4 600-60f 61b-61b 61d-61f 66a-66d 6d4 ' +
    '6dd-6de 6e9 6fd-6fe 700-70d 964-965 970 df4 e3f e4f e5a-e5b 104a-104f 10fb 1360-1368 1680 ' +
    '17d4-17db 1800-180a 2000-200a 2010-2029 202f-205f 2070-2bff 2e00-2e7f 3000-3004 3008-3020 ' +
    '3030-303f 30a0 30fb d800-f8ff fd3e-fd3f fe10-fe1f fe30-fe6f fff0-ffff 1f000-1faff';
  var MARKS = 'ad 300-36f 483-489 591-5bd 5bf 5c1-5c2 5c4-5c5 5c7 610-61a 61c 621 640 64b-65f 670 6d6-6dc ' +
    '6df-6e8 6ea-6ed 711 730-74a 981 200b-200f 202a-202e 2060-206f fe00-fe0f fe20-fe2f feff';
  var LETTERS = 'ىيیيېيےيکكہهھهەهةهۃهںنٱاıiłløođdςσґг';
  var UNSPACED = 'e00-eff 1000-109f 1780-17ff 3005-3007 3041-3096 3099-309f 30a1-30fa 30fc-30ff 31f0-31ff ' +
    '3400-4dbf 4e00-9fff f900-faff 20000-323af';
  var APOSTROPHES = '\'`‘’ʼ′';
  var ENDINGS = 'ами ями ові еві єві ого ому его ему ими іми ыми іи ии ыи ои еи єи ею єю ою оі ах ях ам ям ів ов ' +
    'ев ом ем єм им ім их іх ых а я у ю и і е є о ы ь э';
  var VOWELS = 'аеиіоуыэюяє';
  var ARTICLES = 'وبال فبال وكال ولل فلل وال فال بال كال لل ال';
  var PARTICLES = 'وفبلكس';
  var ARABIC = 'ar arb arz ary arq aeb apc apd acm ajp afb';

  function ranges(table) {
    return table.split(' ').map(function (range) {
      var ends = range.split('-');
      return [parseInt(ends[0], 16), parseInt(ends[1] || ends[0], 16)];
    });
  }

  function within(list, code) {
    return list.some(function (range) { return range[0] <= code && code <= range[1]; });
  }

  function without(word, beginnings, least) {
    for (var i = 0; i < beginnings.length; i++) {
      if (word.indexOf(beginnings[i]) === 0) {
        var rest = word.slice(beginnings[i].length);
        return Array.from(rest).length >= least ? rest : '';
      }
    }
    return '';
  }

  function Folder(lang) {
    var breaks = ranges(BREAKS);
    var marks = ranges(MARKS);
    var unspaced = ranges(UNSPACED);
    var letters = {};
    for (var i = 0; i + 1 < LETTERS.length; i += 2) letters[LETTERS[i]] = LETTERS[i + 1];
    var arabic = ARABIC.split(' ').indexOf(lang.split('-')[0]) >= 0;

    function isBreak(c, code) {
      if (APOSTROPHES.indexOf(c) >= 0) return true;
      return code < 128 ? !/[0-9a-z]/.test(c) : within(breaks, code);
    }

    function isCyrillic(c) { return c >= '\u0400' && c <= '\u052f'; }

    function isIndic(code) { return code >= 0x900 && code <= 0xd7f; }

    function letter(c, code) {
      var place = code & 0x7f;
      if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
      if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
      if (isIndic(code) && place >= 0x66 && place <= 0x6f) return String(place - 0x66);
      if (isIndic(code) && place >= 0x3e && place <= 0x4c) return String.fromCharCode(code - 0x38);
      return letters[c] || c;
    }

    function stem(word) {
      var endings = ENDINGS.split(' ');
      for (var i = 0; i < endings.length; i++) {
        var end = word.length - endings[i].length;
        if (end >= 3 && word.slice(end) === endings[i]) {
          word = word.slice(0, end);
          break;
        }
      }
      for (var at = word.length - 1; at >= 0; at--) {
        if (VOWELS.indexOf(word[at]) < 0) continue;
        if (word[at] !== 'і' || at + 1 === word.length) return word;
        return word.slice(0, at) + 'о' + word.slice(at + 1);
      }
      return word;
    }

    // Words, or runs of a script without spaces, each with its place in the text.
    this.runs = function (text) {
      var runs = [];
      var run = null;
      var at = 0;
      Array.from(text).forEach(function (shown) {
        Array.from(shown.normalize('NFKD').toLowerCase()).forEach(function (c) {
          var code = c.codePointAt(0);
          var silent = isIndic(code) && ((code & 0x7f) === 0x3c || (code & 0x7f) === 0x4d);
          var inWord = run && APOSTROPHES.indexOf(c) >= 0 && isCyrillic(run.letters.slice(-1));
          if (!within(marks, code) && !silent && !inWord) {
            if (isBreak(c, code)) {
              run = null;
              return;
            }
            c = letter(c, code);
            var solid = within(unspaced, c.codePointAt(0));
            if (!run || run.unspaced !== solid) {
              run = { from: at, to: at, letters: '', unspaced: solid, places: [] };
              runs.push(run);
            }
            run.letters += c;
            run.places.push(at);
          }
          if (run) run.to = at + shown.length;
        });
        at += shown.length;
      });
      runs.forEach(function (run) {
        if (isCyrillic(run.letters)) run.letters = stem(run.letters);
      });
      return runs;
    };

    function article(word) { return arabic ? without(word, ARTICLES.split(' '), 2) : ''; }

    function particle(word) { return arabic ? without(word, PARTICLES.split(''), 3) : ''; }

    // A word, and what is left of it without what Arabic writes on it.
    this.forms = function (word) {
      var forms = [word];
      for (var i = 0; i < 2; i++) {
        var shorter = article(word) || particle(word);
        if (!shorter) break;
        forms.push(shorter);
        word = shorter;
      }
      return forms;
    };

    function code(letters) {
      return Array.from(letters).reduce(function (code, c) {
        return code + c.codePointAt(0).toString(16).padStart(4, '0');
      }, 'z');
    }

    function pairs(letters) {
      letters = Array.from(letters);
      return letters.slice(1).map(function (c, i) { return letters[i] + c; });
    }

    this.index = function (text) {
      var tokens = [];
      this.runs(text).forEach(function (run) {
        if (run.unspaced) {
          tokens = tokens.concat(pairs(run.letters).map(code), code(Array.from(run.letters).slice(-1)));
        } else if (Array.from(run.letters).length > 1 || /[0-9]/.test(run.letters)) {
          tokens = tokens.concat(this.forms(run.letters));
        }
      }, this);
      return tokens;
    };

    // What a page must have, each once: `letters` to find it in a text, `token` to ask the index.
    // Loosely, a particle that Arabic writes on a word is no part of it.
    this.query = function (text, loosely) {
      var wanted = [];
      this.runs(text).forEach(function (run) {
        if (run.unspaced) {
          var parts = pairs(run.letters);
          (parts.length ? parts : [run.letters]).forEach(function (part) {
            wanted.push({ letters: part, token: code(part), unspaced: true });
          });
          return;
        }
        var word = article(run.letters) || run.letters;
        var shorter = loosely ? particle(run.letters) : '';
        word = shorter ? article(shorter) || shorter : word;
        wanted.push({ letters: word, token: word, unspaced: false });
      });
      function isLong(item) { return Array.from(item.token).length > 1; }
      if (wanted.some(isLong)) {
        wanted = wanted.filter(function (item) { return isLong(item) || /[0-9]/.test(item.token); });
      }
      var tokens = wanted.map(function (item) { return item.token; });
      return wanted.filter(function (item, i) { return tokens.indexOf(item.token) === i; });
    };

    this.whole = function (text) {
      var joined = this.runs(text).map(function (run) {
        return run.unspaced ? code(run.letters) : article(run.letters) || run.letters;
      }).join('');
      return joined && Array.from(joined).slice(0, 120).join('') + 'q0';
    };
  }

  // The test that this makes of words what the program makes of them has no page.
  if (typeof module === 'object') module.exports = Folder;
  else window.SirioFolder = Folder;
})();
