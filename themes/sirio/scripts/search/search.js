// The search page. The index is loaded when somebody types, not before.
(function () {
  'use strict';

  var PAGE = 10;
  var LONG = 180;
  // A title says what a page is about; a heading or a word in a foreign title hints at it.
  var RANKING = {
    pageLength: 0.3,
    termSaturation: 1.2,
    metaWeights: { title: 20, official: 12, heading: 1.5, foreign: 0 }
  };

  var lang = document.documentElement.lang;
  var folder = new window.SirioFolder(lang);
  var form = document.getElementById('sirio-search');
  var field = document.getElementById('sirio-q');
  var status = document.getElementById('sirio-status');
  var list = document.getElementById('sirio-results');
  var more = document.getElementById('sirio-more');
  var library = null;
  var turn = 0;
  var timer = 0;
  var found = [];
  var wanted = [];

  function load() {
    if (!library) {
      library = import(form.dataset.bundle + 'pagefind.js').then(function (pagefind) {
        // Everything that a worker would load twice is in the one file.
        return pagefind.options({ noWorker: true, ranking: RANKING })
          .then(function () { return pagefind; });
      });
    }
    return library;
  }

  // The results for a query, those first whose title or official word it is.
  function ask(pagefind, items, whole) {
    var words = items.map(function (item) { return item.token; }).join(' ');
    return pagefind.search(words).then(function (answer) {
      return pagefind.search('"' + whole + '"').then(function (exact) {
        var named = exact.results.map(function (result) { return result.id; });
        function isNamed(result) { return named.indexOf(result.id) >= 0; }
        var others = answer.results.filter(function (result) { return !isNamed(result); });
        return answer.results.filter(isNamed).concat(others);
      });
    });
  }

  function shownOf(results) {
    return Promise.all(results.map(function (result) {
      return result.data().then(function (data) { return data.shown; });
    }));
  }

  // Those first whose title in the page's language, or whose official word, begins with the query.
  function begunFirst(shown, query) {
    var beginning = (folder.whole(query) || '').slice(0, -2);
    function isBegun(page) {
      return [page.title.lang ? null : page.title, page.original].some(function (of) {
        return of && (folder.whole(of.text) || '').indexOf(beginning) === 0;
      });
    }
    return shown.filter(isBegun).concat(shown.filter(function (page) { return !isBegun(page); }));
  }

  // Where in a text the wanted words stand: begin, end, which of them.
  function marks(text, items) {
    var marks = [];
    folder.runs(text).forEach(function (run) {
      items.forEach(function (item, which) {
        if (run.unspaced) {
          if (!item.unspaced) return;
          var letters = Array.from(run.letters);
          var size = Array.from(item.letters).length;
          for (var i = 0; i + size <= letters.length; i++) {
            if (letters.slice(i, i + size).join('') === item.letters) {
              var end = i + size < letters.length ? run.places[i + size] : run.to;
              marks.push({ from: run.places[i], to: end, which: which });
            }
          }
        } else if (!item.unspaced && isForm(run.letters, item.letters, items.length > 1 ? 3 : 2)) {
          marks.push({ from: run.from, to: run.to, which: which });
        }
      });
    });
    return marks.sort(function (a, b) { return a.from - b.from; });
  }

  function isForm(word, wanted, least) {
    return folder.forms(word).some(function (form) { return isLike(form, wanted, least); });
  }

  // The index knows stems and beginnings of words; this comes close to it. Shorter than `least`, a
  // beginning is that of too many words.
  function isLike(word, wanted, least) {
    if (word === wanted || (wanted.length >= least && word.indexOf(wanted) === 0)) return true;
    var same = 0;
    while (same < word.length && word[same] === wanted[same]) same++;
    return same >= 3 && same * 2 >= wanted.length && same >= Math.max(word.length, wanted.length) - 3;
  }

  function isAbout(shown, items) {
    var texts = [shown.title, shown.original].concat(shown.texts).filter(Boolean);
    var words = texts.map(function (of) { return of.text; });
    return words.concat(shown.kind, shown.keywords).some(function (text) {
      return marks(text, items).length > 0;
    });
  }

  function element(name, of, parent) {
    var element = document.createElement(name);
    if (of && of.lang) {
      element.lang = of.lang;
      element.dir = of.dir;
    }
    parent.appendChild(element);
    return element;
  }

  function write(text, from, to, found, into) {
    var at = from;
    found.forEach(function (mark) {
      if (mark.to <= at || mark.from >= to) return;
      var begin = Math.max(mark.from, at);
      into.appendChild(document.createTextNode(text.slice(at, begin)));
      element('mark', null, into).textContent = text.slice(begin, Math.min(mark.to, to));
      at = Math.min(mark.to, to);
    });
    into.appendChild(document.createTextNode(text.slice(at, to)));
  }

  // The part of the texts with the most of the wanted words, else the first words.
  function excerpt(shown, items, into) {
    var best = { score: 0 };
    shown.texts.forEach(function (of) {
      var found = marks(of.text, items);
      found.forEach(function (mark, first) {
        var seen = {};
        for (var i = first; i < found.length && found[i].to <= mark.from + LONG; i++) {
          seen[found[i].which] = true;
        }
        // What the reader can read comes before what is in another language.
        var score = Object.keys(seen).length + (of.lang ? 0 : 0.5);
        if (score > best.score) best = { score: score, of: of, at: mark.from, marks: found };
      });
    });
    var of = best.of || shown.texts[0];
    if (!of) return;
    var from = best.of && best.at > LONG / 3 ? edge(of.text, best.at - LONG / 4) : 0;
    var to = from + LONG < of.text.length ? edge(of.text, from + LONG) : of.text.length;
    var p = element('p', of, into);
    if (from > 0) p.appendChild(document.createTextNode('… '));
    write(of.text, from, to, best.marks || [], p);
    if (to < of.text.length) p.appendChild(document.createTextNode(' …'));
  }

  // The nearest place before which no word is cut; in scripts without spaces, between two letters.
  function edge(text, at) {
    at = Math.floor(at);
    var space = text.lastIndexOf(' ', at);
    if (at - space < 25) return space + 1;
    return /[\udc00-\udfff]/.test(text[at]) ? at + 1 : at;
  }

  function show(shown, items) {
    shown.forEach(function (page) {
      var item = element('li', null, list);
      var link = element('a', page.title, element('h2', null, item));
      link.href = page.href;
      write(page.title.text, 0, page.title.text.length, marks(page.title.text, items), link);
      var about = element('p', null, item);
      about.className = 'small';
      about.textContent = page.kind;
      if (page.original) {
        about.appendChild(document.createTextNode(' · '));
        var text = page.original.text;
        write(text, 0, text.length, marks(text, items), element('span', page.original, about));
      }
      excerpt(page, items, item);
    });
  }

  // Which of the texts beside the list is shown; the region is read out when that changes.
  function say(which, count) {
    if (which !== 'busy') list.setAttribute('aria-busy', 'false');
    Array.prototype.forEach.call(status.children, function (child) {
      child.hidden = child.dataset.say !== which;
    });
    if (which !== 'count') return;
    var words = status.querySelector('[data-say=count]');
    var form = new Intl.PluralRules(lang).select(count);
    var number = new Intl.NumberFormat(lang + '-u-nu-latn').format(count);
    words.textContent = (words.getAttribute('data-' + form) || words.dataset.other).replace('{count}', number);
  }

  function clear() {
    list.textContent = '';
    more.hidden = true;
    found = [];
  }

  // Behind # the words stay on the phone: no host is told what is looked for.
  function remember(query) {
    var behind = query ? '#q=' + encodeURIComponent(query) : '';
    history.replaceState(history.state, '', location.pathname + behind);
  }

  // An address that somebody has made by hand, or search engines, may hold them openly.
  function remembered() {
    var behind = /^#q=(.*)/.exec(location.hash);
    try {
      return behind ? decodeURIComponent(behind[1]) : new URL(location.href).searchParams.get('q') || '';
    } catch (error) {
      return '';
    }
  }

  function search() {
    clearTimeout(timer);
    var query = field.value.trim();
    var own = ++turn;
    list.setAttribute('aria-busy', 'true');
    remember(query);
    var items = folder.query(query);
    // Half the guide begins with any one letter; a sign of Chinese is a word.
    if (!items.length || (items.length === 1 && items[0].token.length === 1)) {
      clear();
      say(query && !items.length ? 'none' : '');
      return;
    }
    var loosely = folder.query(query, true);
    var slow = setTimeout(function () { if (own === turn) say('busy'); }, 400);

    // Pagefind answers with the beginning of a word where it knows no more of it: that is no result.
    function attempt(pagefind, items) {
      return ask(pagefind, items, folder.whole(query)).then(function (results) {
        return shownOf(results.slice(0, PAGE)).then(function (shown) {
          var about = shown.some(function (page) { return isAbout(page, items); });
          return about ? { results: results, shown: begunFirst(shown, query), items: items } : null;
        });
      });
    }

    function either(pagefind) {
      return attempt(pagefind, items).then(function (answer) { return answer || attempt(pagefind, loosely); });
    }

    load().then(function (pagefind) {
      return either(pagefind).then(function (answer) {
        // Pagefind keeps to itself that a part of the index could not be loaded.
        return answer || isThere().then(function () { return either(pagefind); });
      });
    }).then(function (answer) {
      clearTimeout(slow);
      if (own !== turn) return;
      clear();
      if (!answer) {
        say('none');
        return;
      }
      found = answer.results;
      wanted = answer.items;
      show(answer.shown, wanted);
      more.hidden = found.length <= PAGE;
      say('count', found.length);
    }).catch(function () {
      clearTimeout(slow);
      fail(own);
    });
  }

  // Fails where neither the network nor a saved copy gives what the search is made of.
  function isThere() {
    return fetch(form.dataset.bundle + 'pagefind-entry.json', { cache: 'no-store' });
  }

  // The next attempt loads everything again: the connection may be back.
  function fail(own) {
    if (library) library.then(function (pagefind) { return pagefind.destroy(); }).catch(function () {});
    library = null;
    if (own !== turn) return;
    clear();
    say('failed');
  }

  more.addEventListener('click', function () {
    var own = turn;
    var from = list.children.length;
    more.disabled = true;
    shownOf(found.slice(from, from + PAGE)).then(function (shown) {
      more.disabled = false;
      if (own !== turn) return;
      show(shown, wanted);
      more.hidden = found.length <= list.children.length;
      // The button may be gone; whoever uses a keyboard goes on with the first new result.
      list.children[from].querySelector('a').focus();
    }).catch(function () {
      more.disabled = false;
      fail(own);
    });
  });

  form.addEventListener('submit', function (event) {
    event.preventDefault();
    search();
  });
  field.addEventListener('input', function (event) {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(search, 250);
  });
  field.addEventListener('compositionend', function () {
    clearTimeout(timer);
    timer = setTimeout(search, 250);
  });

  form.hidden = false;
  field.value = remembered();
  if (field.value) search();
})();
