// A static host on loopback: serves one folder as a real host would, and remembers what was asked for.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { headersFor, parseHeaders } from './headers.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript',
  '.json': 'application/json', '.jsonld': 'application/ld+json', '.geojson': 'application/geo+json',
  '.xml': 'application/xml', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg',
  '.webp': 'image/webp', '.avif': 'image/avif', '.ico': 'image/x-icon', '.woff2': 'font/woff2',
  '.pdf': 'application/pdf', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json',
  '.ics': 'text/calendar; charset=utf-8', '.vcf': 'text/vcard; charset=utf-8', '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};
const SHRINKS = /^(text\/|application\/(json|ld\+json|geo\+json|xml|manifest\+json|wasm)|image\/svg)/;

// Serves `dir`. Options: `port` (0: any free one), `gzip` (compress what hosts compress; default false).
// Gives: origin; stop() cuts every connection, start() answers again at the same origin; root (a folder) and intercept
// may be set at any time: intercept(request, response, pathname) answers itself and returns true, or leaves it;
// requests: every [method, pathname] asked for so far.
export async function serve(dir, { port = 0, gzip = false } = {}) {
  const site = { root: fs.realpathSync(dir), gzip, intercept: null, requests: [], origin: '', port };
  let server = null;
  site.start = async () => {
    server = http.createServer((request, response) => answer(site, request, response));
    await new Promise((ready, failed) => server.once('error', failed).listen(site.port, '127.0.0.1', ready));
    site.port = server.address().port;
    site.origin = `http://127.0.0.1:${site.port}`;
  };
  site.stop = async () => {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  };
  await site.start();
  return site;
}

function answer(site, request, response) {
  const url = new URL(request.url, 'http://host');
  site.requests.push([request.method, url.pathname]);
  if (site.intercept && site.intercept(request, response, url.pathname)) return;
  if (!['GET', 'HEAD'].includes(request.method)) {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  let file = inside(site.root, url.pathname);
  if (file && isDirectory(file)) {
    // As static hosts do: without the slash, relative links would lead elsewhere.
    if (!url.pathname.endsWith('/')) {
      response.writeHead(301, { location: `${url.pathname}/${url.search}` }).end();
      return;
    }
    file = path.join(file, 'index.html');
  }
  const found = Boolean(file) && isFile(file);
  if (!found) file = path.join(site.root, '404.html');
  send(site, request, response, { file, pathname: url.pathname, status: found ? 200 : 404 });
}

function send(site, request, response, { file, pathname, status }) {
  let body = isFile(file) ? fs.readFileSync(file) : Buffer.from('not found');
  const type = isFile(file) ? TYPES[path.extname(file)] ?? 'application/octet-stream' : 'text/plain';
  const headers = { 'content-type': type, etag: `"${createHash('sha1').update(body).digest('hex')}"` };
  Object.assign(headers, headersFor(rules(site.root), pathname));
  if (status === 200 && request.headers['if-none-match'] === headers.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  if (site.gzip && SHRINKS.test(type)) {
    headers.vary = 'accept-encoding';
    if (/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
      headers['content-encoding'] = 'gzip';
      body = gzipSync(body);
    }
  }
  headers['content-length'] = body.length;
  response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
}

// The file of a path, or null for what a host never gives out.
function inside(root, pathname) {
  let file;
  try {
    file = path.join(root, decodeURIComponent(pathname));
  } catch {
    return null;
  }
  const within = file === root || file.startsWith(root + path.sep);
  return within && file !== path.join(root, '_headers') && !file.includes('\0') ? file : null;
}

const parsed = { root: '', stamp: 0, rules: [] };

function rules(root) {
  const file = path.join(root, '_headers');
  if (!isFile(file)) return [];
  const stamp = fs.statSync(file).mtimeMs;
  if (parsed.root !== root || parsed.stamp !== stamp) {
    Object.assign(parsed, { root, stamp, rules: parseHeaders(fs.readFileSync(file, 'utf8')) });
  }
  return parsed.rules;
}

function isFile(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isDirectory(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
