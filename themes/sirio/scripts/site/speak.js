// Reading a page aloud, where the browser has a voice for its language.
(function () {
  'use strict';

  const lang = document.documentElement.lang;
  const READ = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, summary, pre';
  const SKIP = 'nav, form, button, [hidden], .about, .tools';
  const synthesis = window.speechSynthesis;

  function voiceFor(tag) {
    const primary = (name) => name.toLowerCase().split(/[-_]/)[0];
    const voices = synthesis.getVoices().filter((voice) => primary(voice.lang) === primary(tag));
    // A voice of the device needs no network and tells nobody what is read.
    return voices.find((voice) => voice.localService) || voices[0];
  }

  // The text of an element in runs of one language each, without what is read by itself.
  function runs(element, found) {
    element.childNodes.forEach((node) => {
      if (node.nodeType === Node.ELEMENT_NODE && !node.matches(`${SKIP}, ${READ}`)) runs(node, found);
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) return;
      const tag = element.closest('[lang]').lang;
      const last = found[found.length - 1];
      if (last && last.lang === tag) last.text += ` ${node.data.trim()}`;
      else found.push({ lang: tag, text: node.data.trim() });
    });
    return found;
  }

  function texts() {
    const found = [];
    document.querySelector('main').querySelectorAll(READ).forEach((element) => {
      if (!element.closest(SKIP)) found.push(...runs(element, []));
    });
    return found;
  }

  // Ends reading; `next` must not begin anew when the last part is cut off.
  function hush(button) {
    if (!button.dataset.words) return;
    button.querySelector('span').textContent = button.dataset.words;
    delete button.dataset.words;
    synthesis.cancel();
  }

  function speak(button) {
    const rest = texts();
    const words = button.querySelector('span');
    button.dataset.words = words.textContent;
    words.textContent = button.dataset.stop;
    // One part after the other: long texts in one piece fall silent in some browsers.
    (function next() {
      const part = rest.shift();
      if (!button.dataset.words) return;
      if (!part) { hush(button); return; }
      const voice = voiceFor(part.lang);
      if (!voice) { next(); return; }
      const said = new SpeechSynthesisUtterance(part.text);
      Object.assign(said, { voice, lang: voice.lang, onend: next, onerror: () => hush(button) });
      synthesis.speak(said);
    }());
  }

  document.querySelectorAll('[data-speak]').forEach((button) => {
    if (!synthesis || !window.SpeechSynthesisUtterance) return;
    const offer = () => { button.hidden = !voiceFor(lang); };
    offer();
    // Some browsers know their voices only after a while.
    if (synthesis.addEventListener) synthesis.addEventListener('voiceschanged', offer);
    button.addEventListener('click', () => {
      if (button.dataset.words) hush(button);
      else speak(button);
    });
    window.addEventListener('pagehide', () => hush(button));
  });
}());
