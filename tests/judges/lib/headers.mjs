// The `_headers` file of static hosts: a path pattern, then indented lines `Name: value`.
// In a pattern `*` stands for anything, `:name` for one part of the path. Every matching block counts; a header given
// twice is joined with a comma, and `! Name` takes one away, as the hosts that read this file do.

// The text of a `_headers` file → [{ pattern, set: [[name, value]], unset: [name] }]; what can't be read is an Error.
export function parseHeaders(text) {
  const rules = [];
  for (const [number, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const fault = (why) => new Error(`_headers, line ${number + 1}: ${why}`);
    if (!/^\s/.test(line)) {
      if (!line.startsWith('/')) throw fault('a path begins with /');
      rules.push({ pattern: expression(line.trim()), set: [], unset: [] });
      continue;
    }
    const rule = rules.at(-1);
    if (!rule) throw fault('a header stands before the first path');
    const off = /^\s+!\s*([\w-]+)\s*$/.exec(line);
    const on = /^\s+([\w-]+)\s*:\s*(.*?)\s*$/.exec(line);
    if (off) rule.unset.push(off[1].toLowerCase());
    else if (on) rule.set.push([on[1].toLowerCase(), on[2]]);
    else throw fault('neither "Name: value" nor "! Name"');
  }
  return rules;
}

function expression(path) {
  const source = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/:[A-Za-z]\w*/g, '[^/]+');
  return new RegExp(`^${source}$`);
}

// The headers for one path, names in lower case.
export function headersFor(rules, pathname) {
  const headers = {};
  for (const { set, unset } of rules.filter(({ pattern }) => pattern.test(pathname))) {
    for (const name of unset) delete headers[name];
    for (const [name, value] of set) headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}
