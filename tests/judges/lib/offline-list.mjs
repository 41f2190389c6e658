// The list of files that a language is kept with: /<lang>/offline.json.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const TEXT = /\.(html|css|js|mjs|json|webmanifest|svg|txt|xml|ics|vcf)$/;

function walk(root, below) {
  const folder = path.join(root, below);
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)));
}

/** The address of a file of the site, as the browser writes it. */
function address(file) {
  return new URL(`/${file.split(path.sep).map(encodeURIComponent).join('/')}`, 'http://host').pathname
    .replace(/\/index\.html$/, '/');
}

/** The file that is served at an address of the list. */
export function fileOf(root, at) {
  return path.join(root, decodeURIComponent(at.endsWith('/') ? `${at}index.html` : at));
}

export function digest(bytes) {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 24);
}

function entry(root, at) {
  const bytes = fs.readFileSync(fileOf(root, at));
  const size = TEXT.test(fileOf(root, at)) ? gzipSync(bytes, { level: 9 }).length : bytes.length;
  return [at, digest(bytes), size];
}

function isRedirect(root, file) {
  return file.endsWith('.html') && /<meta http-equiv="refresh"/.test(fs.readFileSync(path.join(root, file), 'utf8'));
}

/** Addresses that belong to a language: its pages and data, and what all languages share. */
export function addresses(root, lang) {
  const own = walk(root, lang).filter((file) => !/(\.pdf|\/feed\.xml|\/offline\.json|\.br|\.gz)$/.test(file));
  const shared = ['assets', 'icons', 'pagefind'].flatMap((folder) => walk(root, folder));
  const single = ['index.html', 'manifest.webmanifest'].filter((file) => fs.existsSync(path.join(root, file)));
  return [...own, ...shared, ...single].filter((file) => !isRedirect(root, file)).map(address).sort();
}

/** Writes the list anew for what now stands in `root` at these addresses. */
export function writeList(root, lang, at) {
  const files = at.map((one) => entry(root, one));
  const version = digest(files.map(([one, hash]) => `${one} ${hash}\n`).join('')).slice(0, 16);
  fs.writeFileSync(path.join(root, lang, 'offline.json'), JSON.stringify({ version, files }));
}

export function readList(root, lang) {
  return JSON.parse(fs.readFileSync(path.join(root, lang, 'offline.json'), 'utf8'));
}
