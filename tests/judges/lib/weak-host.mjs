// The static host of server.mjs on a bad day: its answers can be held back, cut off or spoilt.

import fs from 'node:fs';
import { fileOf } from './offline-list.mjs';
import { serve } from './server.mjs';

// What the theme promises to work under, for a site that has no `_headers`.
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
  + "connect-src 'self'; manifest-src 'self'; worker-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'";

// Serves `root`. `trouble(pathname)` may be set and says what happens to an answer: `hold` (nothing comes until `release()`),
// `cut` (half of the bytes, then the line is dead), `spoil` (one bit is another), or a status. `waiting()` counts what is
// held; `log` has { path, status } of every answer that went out.
export async function weakHost(root) {
  const held = [];
  const host = await serve(root, { gzip: true });
  const { stop } = host;
  Object.assign(host, {
    log: [],
    trouble: () => undefined,
    waiting: () => held.length,
    release: () => held.splice(0).forEach((go) => go()),
    stop: () => {
      held.length = 0;
      return stop();
    },
  });
  host.intercept = (request, response, pathname) => {
    response.setHeader('content-security-policy', POLICY);
    response.on('finish', () => host.log.push({ path: pathname, status: response.statusCode }));
    const trouble = host.trouble(pathname);
    if (trouble === undefined) return false;
    if (trouble === 'hold') held.push(() => give(response, pathname));
    else if (typeof trouble === 'number') response.writeHead(trouble, HTML).end(`<!DOCTYPE html><h1>${trouble}</h1>`);
    else give(response, pathname, trouble);
    return true;
  };
  return host;

  function give(response, pathname, trouble) {
    const body = fs.readFileSync(fileOf(root, pathname));
    if (trouble === 'spoil') body[body.length >> 1] ^= 1;
    response.writeHead(200, { ...HTML, 'content-length': body.length });
    if (trouble === 'cut') response.write(body.subarray(0, body.length / 2), () => response.destroy());
    else response.end(body);
  }
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
