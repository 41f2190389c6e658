// node offline.mjs DIR [LANG [SCENE…]]: the guide in DIR on a phone whose connection comes and goes, in Chromium.
// Works on copies of DIR. LANG is the language that is kept (default: the first by name).

import fs from 'node:fs';
import path from 'node:path';
import { folder, launch, stop } from './lib/launch.mjs';
import { finish, openSite, verdict } from './lib/offline-bench.mjs';
import { addresses, writeList } from './lib/offline-list.mjs';
import * as scenes from './lib/offline-scenes.mjs';

const [given, chosen, ...only] = process.argv.slice(2);
const dir = folder(given, 'node offline.mjs DIR [LANG [SCENE...]]');
const languages = fs.readdirSync(dir).filter((name) => fs.existsSync(path.join(dir, name, 'offline', 'index.html'))).sort();
const kept = chosen ?? languages[0];
const other = languages.find((lang) => lang !== kept);
if (!other || !languages.includes(kept)) stop(`offline pages: ${languages.join(', ') || 'none'}; two languages are needed`);

const browser = await launch();
for (const [name, scene] of Object.entries(scenes).filter(([one]) => only.length === 0 || only.includes(one))) {
  const began = Date.now();
  const site = await openSite(dir, kept);
  try {
    // A site without lists is judged with those that it ought to have.
    for (const lang of languages.filter((one) => !fs.existsSync(path.join(site.root, one, 'offline.json')))) {
      writeList(site.root, lang, addresses(site.root, lang));
    }
    await scene(browser, site, other);
  } catch (error) {
    verdict(name, 'scene', [error.message.split('\n').slice(0, 2).join(' ')]);
  } finally {
    await site.close();
  }
  console.log(`${name}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}
await browser.close();
process.exit(finish());
