// node jsonld.mjs DIR: every JSON-LD block of the .html below DIR against the vocabulary of schema.org.
// Names and types of properties are judged by the TypeScript compiler with the types of schema-dts, which are
// generated from the vocabulary; what those call a string (dates, times, addresses) is looked at here.

import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const [dir] = process.argv.slice(2);
if (!dir || !fs.existsSync(dir)) {
  console.error('usage: node jsonld.mjs DIR');
  process.exit(2);
}
if (!fs.existsSync(`${here}/node_modules/schema-dts`) || !fs.existsSync(`${here}/node_modules/typescript`)) {
  console.error(`The judges are not installed. Run: sh ${here}/setup.sh`);
  process.exit(2);
}
const { default: ts } = await import('typescript');

const problems = new Set();
const tell = (page, message) => problems.add(`${page}: ${message}`);

// Forms of values, by property.

const DATE = String.raw`\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`;
const CLOCK = String.raw`([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?`;
const OFFSET = String.raw`(Z|[+-]([01]\d|2[0-3]):[0-5]\d)`;
const FORMS = [
  ['a date, with time and offset or alone', new RegExp(`^${DATE}(T${CLOCK}${OFFSET})?$`),
    ['startDate', 'endDate', 'lastReviewed', 'dateModified', 'datePublished', 'validFrom', 'validThrough']],
  ['a time of day', new RegExp(`^${CLOCK}$`), ['opens', 'closes', 'startTime', 'endTime']],
  ['a duration', /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$/,
    ['repeatFrequency', 'processingTime', 'duration']],
  ['an absolute address', /^https?:\/\/[^\s/]+(\/\S*)?$/, ['url', 'item', 'serviceUrl', 'urlTemplate']],
  ['a number to dial', /^\+?\d{2,15}$/, ['telephone']],
  ['a language tag', /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, ['inLanguage', 'availableLanguage', 'knowsLanguage']],
  ['a price', /^\d+(\.\d+)?$/, ['price']],
  ['a currency', /^[A-Z]{3}$/, ['priceCurrency']],
];
const form = new Map(FORMS.flatMap(([words, pattern, names]) => names.map((name) => [name, [words, pattern]])));

// Of these the compiler need not know the words, only that there are some: pages differ in them alone.
const WORDS = new Set([
  '@id', 'alternateName', 'audienceType', 'contactType', 'description', 'email', 'name', 'streetAddress', 'postalCode',
  'addressLocality', 'addressRegion', ...form.keys(),
]);

const NUMBERS = ['latitude', 'longitude', 'position', 'repeatCount'];

function checkValue(page, type, name, value) {
  if (NUMBERS.includes(name) && typeof value !== 'number') tell(page, `${type}.${name} is no number`);
  const [words, pattern] = form.get(name) || [];
  if (pattern && typeof value === 'string' && !pattern.test(value)) {
    tell(page, `${type}.${name} is not ${words}: ${JSON.stringify(value)}`);
  }
  if (value === '' || value === null) tell(page, `${type}.${name} is empty`);
}

function checkPath(page, node) {
  const items = node.itemListElement;
  const good = Array.isArray(items) && items.length > 1 && items.every((item, at) => item['@type'] === 'ListItem' &&
    item.position === at + 1 && item.name && item.item);
  if (!good) tell(page, 'BreadcrumbList: its items are not numbered from 1, each with its name and address');
}

// Every node becomes a constant of its own type, so that nothing is excused by another type of a union.

const constants = [];
const known = new Map();

function literal(page, value, name, type) {
  if (Array.isArray(value)) {
    if (value.length === 0) tell(page, `${type}.${name} is an empty list`);
    return `[${value.map((one) => literal(page, one, name, type)).join(', ')}]`;
  }
  if (value && typeof value === 'object') return constant(page, value);
  checkValue(page, type, name, value);
  return JSON.stringify(typeof value === 'string' && WORDS.has(name) ? 'words' : value);
}

function constant(page, node) {
  const type = node['@type'];
  const names = Object.keys(node).filter((name) => name !== '@context');
  if (type === undefined && names.join() === '@id') return '{ "@id": "words" }';
  if (typeof type !== 'string' || !/^[A-Za-z]+$/.test(type)) {
    tell(page, `a node without a type: ${JSON.stringify(node).slice(0, 80)}`);
    return '{}';
  }
  if (names.length === 1) tell(page, `${type} says nothing but its type`);
  if (type === 'BreadcrumbList') checkPath(page, node);
  const leaf = type.endsWith('Action') ? `s.WithActionConstraints<s.${type}Leaf>` : `s.${type}Leaf`;
  const fields = names.map((name) => `${JSON.stringify(name)}: ${literal(page, node[name], name, type)}`);
  const text = `${leaf} = { ${fields.join(', ')} };`;
  if (!known.has(text)) {
    known.set(text, `n${constants.length}`);
    constants.push({ text: `const n${constants.length}: ${text}`, page, type });
  }
  return known.get(text);
}

function identities(node, found) {
  if (Array.isArray(node)) node.forEach((one) => identities(one, found));
  else if (node && typeof node === 'object') {
    if (node['@id']) (node['@type'] ? found.here : found.named).add(node['@id']);
    Object.values(node).forEach((one) => identities(one, found));
  }
  return found;
}

function checkBlock(page, text) {
  if (text.includes('<')) tell(page, 'a `<` in the block could end it or open a comment');
  let block;
  try {
    block = JSON.parse(text);
  } catch (error) {
    tell(page, `no JSON: ${error.message}`);
    return [];
  }
  if (block['@context'] !== 'https://schema.org') tell(page, '@context is not https://schema.org');
  const found = identities(block, { here: new Set(), named: new Set() });
  for (const id of found.named) {
    if (id.startsWith('#') && !found.here.has(id)) tell(page, `nothing on the page is ${id}`);
  }
  const nodes = block['@graph'] || [block];
  nodes.forEach((node) => constant(page, node));
  return nodes.map((node) => node['@type']);
}

// The pages.

const files = fs.readdirSync(dir, { recursive: true }).filter((file) => file.endsWith('.html')).sort();
const types = new Map();
let blocks = 0;
for (const page of files) {
  const html = fs.readFileSync(path.join(dir, page), 'utf8');
  const found = [...html.matchAll(/<script\b[^>]*type="?application\/ld\+json"?[^>]*>([^]*?)<\/script>/g)];
  const redirect = /<meta http-equiv="?refresh/i.test(html);
  // The pages of a language have a folder of their own; those without one are the chooser and the 404.
  if (found.length === 0 && page.includes(path.sep) && !redirect) tell(page, 'no JSON-LD');
  for (const [, text] of found) {
    blocks += 1;
    for (const type of checkBlock(page, text)) types.set(type, (types.get(type) || 0) + 1);
  }
}

// The compiler.

const source = `${here}/blocks.ts`;
const lines = ['import type * as s from "schema-dts";', ...constants.map((one) => one.text)];
const text = lines.join('\n');
const options = {
  strict: true, noEmit: true, skipLibCheck: true, types: [], lib: ['lib.es2020.d.ts'], target: ts.ScriptTarget.ES2020,
  module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
};
const host = ts.createCompilerHost(options);
const { fileExists, readFile, getSourceFile } = host;
host.fileExists = (file) => file === source || fileExists(file);
host.readFile = (file) => (file === source ? text : readFile(file));
host.getSourceFile = (file, ...rest) =>
  (file === source ? ts.createSourceFile(file, text, options.target) : getSourceFile(file, ...rest));
const program = ts.createProgram([source], options, host);
for (const diagnostic of ts.getPreEmitDiagnostics(program)) {
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ').replace(/\s+/g, ' ').slice(0, 300);
  const line = diagnostic.file ? diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start).line : 0;
  const one = constants[line - 1];
  tell(one ? one.page : 'vocabulary', one ? `${one.type}: ${message}` : message);
}

[...problems].sort().forEach((problem) => console.log(problem));
const kinds = [...types].sort().map(([type, count]) => `${count} ${type}`).join(', ');
console.log(`jsonld: ${blocks} blocks (${kinds}), ${problems.size} problems`);
process.exit(problems.size || !blocks ? 1 : 0);
