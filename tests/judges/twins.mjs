// node twins.mjs DIR: whether every .br and .gz below DIR is the file beside it, smaller, and the same wherever it is
// made: no time and no name in it.

import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const [dir] = process.argv.slice(2);
if (!dir || !fs.existsSync(dir)) {
  console.error('usage: node twins.mjs DIR');
  process.exit(2);
}
const open = { br: zlib.brotliDecompressSync, gz: zlib.gunzipSync };
const problems = [];
const twins = fs.readdirSync(dir, { recursive: true }).filter((file) => /\.(br|gz)$/.test(file)).sort();
for (const twin of twins) {
  const tell = (message) => problems.push(`${twin}: ${message}`);
  const file = path.join(dir, twin.slice(0, -3));
  const packed = fs.readFileSync(path.join(dir, twin));
  if (!fs.existsSync(file)) {
    tell('there is no file beside it');
    continue;
  }
  const bytes = fs.readFileSync(file);
  try {
    if (!open[twin.slice(-2)](packed).equals(bytes)) tell('it is another file');
  } catch (error) {
    tell(error.message);
  }
  if (packed.length >= bytes.length) tell('it is not smaller');
  if (twin.endsWith('.gz') && packed.subarray(3, 8).some((byte) => byte !== 0)) tell('it has a name or a time');
}
for (const file of fs.readdirSync(dir, { recursive: true })) {
  const beside = ['br', 'gz'].filter((ending) => twins.includes(`${file}.${ending}`));
  if (/\.(html|css|js)$/.test(file) && fs.statSync(path.join(dir, file)).size > 500 && beside.length < 2) {
    problems.push(`${file}: not compressed`);
  }
}
problems.forEach((problem) => console.log(problem));
console.log(`twins: ${twins.length} files, ${problems.length} problems`);
process.exit(problems.length || !twins.length ? 1 : 0);
