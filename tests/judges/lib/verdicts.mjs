// What a judge has found: counted, sorted, one line for the same fault on many pages (JUDGES_EACH=1: a line for each).

// `verdict(page, check, faults)`: no fault is a check passed. A fault is a text, or { fault, where } if `where` differs
// from page to page. `finish()` prints all and gives the exit status.
export function verdicts(judge) {
  let passed = 0;
  const found = new Map();

  function verdict(page, check, faults) {
    if (faults.length === 0) passed += 1;
    for (const one of faults) {
      const { fault, where } = typeof one === 'string' ? { fault: one, where: '' } : one;
      const key = `${check}: ${fault}`;
      if (!found.has(key)) found.set(key, []);
      found.get(key).push({ page, where });
    }
  }

  function lines() {
    return [...found].flatMap(([key, places]) => {
      places.sort((a, b) => (a.page < b.page ? -1 : 1));
      const line = ({ page, where }, more) => `FAIL ${page}${more} ${key}${where ? ` (${where})` : ''}`;
      if (places.length <= 3 || process.env.JUDGES_EACH) return places.map((place) => line(place, ''));
      return [line(places[0], ` and ${places.length - 1} more,`)];
    }).sort();
  }

  function finish() {
    lines().forEach((line) => console.log(line));
    const failed = [...found.values()].reduce((sum, places) => sum + places.length, 0);
    console.log(`${judge}: ${passed} checks passed, ${failed} failed`);
    return failed ? 1 : 0;
  }

  return { verdict, finish };
}
