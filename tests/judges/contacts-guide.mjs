// The small guide that contacts.mjs asks about: hours of every kind, and one contact with signs that harm.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export const CONTACTS = {
  office: ['Ufficio Stranieri', 'hours = "Mo-We,Fr 09:00-12:30,15:00-17:00; PH off"', 'lucca', {
    topics: '"documents"', rest: 'languages = ["it", "ar"]\nstep_free = true\naddress = { street = "Via Roma 1", city = "Lucca" }\nphones = [{ number = "+3905834422" }]',
  }],
  night: ['Guardia medica', 'hours = "Mo-Su,PH 20:00-08:00"', 'lucca', {
    topics: '"health"', rest: 'languages = ["it"]\naddress = { street = "Via Ospedale 2", city = "Bagni di Lucca" }\nphones = [{ number = "116117" }]',
  }],
  always: ['Numero 1522', 'hours = "24/7"', 'national', { topics: '"women"', rest: 'phones = [{ number = "1522" }]' }],
  asked: ['Sportello su richiesta', 'hours = "\\"by appointment\\""', 'lucca', { topics: '"documents", "home"' }],
  mixed: ['Sportello Città', 'hours = "Mo 09:00-12:00; \\"su appuntamento\\""', 'versilia', {
    topics: '"work"', rest: 'address = { street = "Piazza 3", city = "Viareggio" }',
  }],
  required: ['Patronato', 'hours = "Mo-Fr 09:00-12:00"\nappointment = "required"', 'versilia', {}],
  doubtful: ['Ambulatorio', 'hours = "Tu 09:00-12:00 \\"ogni due settimane\\""', 'versilia', {}],
  shut: ['Ufficio in lavori', 'hours = "24/7"\ntemporarily_closed = true', 'versilia', {}],
  silent: ['Ufficio senza festivi', 'hours = "Mo-Fr 09:00-12:00"', 'versilia', {}],
  season: ['Sportello di gennaio', 'hours = "Jan 7-31 Mo-Fr 09:00-12:00; PH off"', 'versilia', {}],
  odd: ['Ufficio \\\\ «Sì, grazie; però…» – Сервіс для іноземців та біженців 移民服务 🏠 del Comune di Bagni di Lucca', 'hours = "Mo 09:00-10:00; PH off"', 'versilia', {
    topics: '"school", "home"', rest: [
      'phones = [{ number = "+393505800110", label = "mobile" }, { number = "112" }]', 'email = "office@example.org"',
      'website = "https://example.org/a;b?c=1&d=2"', 'geo = { lat = 43.8429, lon = 10.5027 }',
      'address = { street = "Via Roma, 1; scala \\\\B", postal_code = "55100", city = "Lucca", province = "LU" }',
    ].join('\n'),
  }],
  hourless: ['Senza orari', 'website = "https://example.org"', 'versilia', {}],
};
const BENGALI = {
  'open-now': 'এখন খোলা',
  'open-until': 'এখন খোলা, { $time } পর্যন্ত',
  'closed-now': 'এখন বন্ধ',
  'closed-opens-at': 'এখন বন্ধ, খুলবে { $time }',
  'closed-opens-on': 'এখন বন্ধ, খুলবে { $day } { $time }',
  'hours-by-appointment': 'সাক্ষাতের সময় নিয়ে',
};

function write(work, file, text) {
  fs.mkdirSync(path.dirname(`${work}/${file}`), { recursive: true });
  fs.writeFileSync(`${work}/${file}`, text);
}

export function writeGuide(work) {
  write(work, 'guide.toml', [
    '[guide]', 'base_url = "https://guide.example.org"', 'source_language = "it"',
    'languages = ["it", "en", "ar", "bn"]', 'country = "IT"', 'timezone = "Europe/Rome"', '[gate]', 'essential = 0.0', '',
  ].join('\n'));
  write(work, 'content/_index.it.md', '+++\ntitle = "Guida"\n+++\n');
  write(work, 'i18n/bn/ui.ftl', Object.entries(BENGALI).map(([key, text]) => `${key} = ${text}\n`).join(''));
  for (const [id, [title, hours, area, { topics = '', rest = '' }]] of Object.entries(CONTACTS)) {
    write(work, `content/contacts/${id}.it.md`, [
      '+++', `title = "${title}"`, `id = "${id}"`, 'kind = "contact"', `topics = [${topics}]`, 'verified = 2026-10-01',
      '[contact]', hours, `area = "${area}"`, rest, '+++', '',
    ].join('\n'));
  }
}

// Builds as of a day; the answer is the folder of the site.
export function build(sirio, work, day) {
  const output = `${work}/public-${day}`;
  const asked = ['build', '--root', work, '--output', output, '--no-leaflets', '--as-of', day];
  const built = spawnSync(sirio, asked, { encoding: 'utf8' });
  if (built.status !== 0) {
    console.error(`${sirio} does not build the guide:\n${built.error ?? built.stderr}`);
    process.exit(2);
  }
  return output;
}

// What the vCard of the odd one must hold.
export const ODD_CARD = {
  fn: ['Ufficio \\ «Sì, grazie; però…» – Сервіс для іноземців та біженців 移民服务 🏠 del Comune di Bagni di Lucca'],
  tel: ['+393505800110', '112'],
  email: ['office@example.org'],
  url: ['https://example.org/a;b?c=1&d=2'],
  geo: ['43.8429;10.5027'],
  adr: [['', '', 'Via Roma, 1; scala \\B', 'Lucca', 'LU', '55100', 'Italia']],
  categories: [['Casa', 'Scuola']],
  note: ['lunedì: 09:00–10:00\nChiuso nei giorni festivi'],
};
