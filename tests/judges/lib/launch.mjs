// Starts Chromium for a judge. Nothing it loads leaves the machine.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const judges = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const chromiumPath = process.env.CHROMIUM || '/usr/bin/chromium';

export const SAFE_ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
  // What would leave the machine is recorded, and goes nowhere.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

// Playwright refuses Node below 20; setup.sh has put a newer one here if so.
if (parseInt(process.versions.node) < 20 && fs.existsSync(`${judges}/.node/node`)) {
  const again = spawnSync(`${judges}/.node/node`, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(again.status ?? 2);
}

// Ends with status 2, which says: nothing was judged.
export function stop(message) {
  console.error(message);
  process.exit(2);
}

// The folder a command was given, or the end.
export function folder(dir, usage) {
  if (!dir || !fs.existsSync(dir) || !fs.statSync(dir).isDirectory()) stop(`usage: ${usage}`);
  return fs.realpathSync(dir);
}

// The path of an installed package's file, or the end.
export function installed(file) {
  const full = `${judges}/node_modules/${file}`;
  if (!fs.existsSync(full) || !fs.existsSync(chromiumPath)) {
    stop(`The judges are not installed. Run: sh ${judges}/setup.sh`);
  }
  return full;
}

// A Playwright browser; `options` go to Playwright, `args` of it after the safe ones.
export async function launch({ args = [], ...options } = {}) {
  const { chromium } = await import(pathToFileURL(installed('playwright-core/index.mjs')));
  const env = { ...process.env, FONTCONFIG_FILE: `${judges}/lib/fonts.conf` };
  return chromium.launch({ executablePath: chromiumPath, env, ...options, args: [...SAFE_ARGS, ...args] });
}

// Works through the items in some lanes at a time. `open()` makes a lane's `work(item)`; after an item has thrown, which
// goes to `failed(item, error)`, the lane is opened anew.
export async function inLanes(items, lanes, open, failed) {
  const waiting = [...items];
  const lane = async () => {
    let work = null;
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        work = work ?? await open();
        await work(item);
      } catch (error) {
        failed(item, error);
        work = null;
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
