/**
 * Begins with what takes longest, so that no worker ends long after the others: the parts that run many files as one
 * (together.ts), what crosses whole processes or a browser, then the larger files before the smaller ones. jest itself goes
 * by how long a file took the last time, which it does not know on a fresh machine, nor of a part.
 */
const { statSync } = require('node:fs');

const weights = [/^contract /, /^browser$/, /^unit\/core /];

function rank({ context }) {
  const at = weights.findIndex((name) => name.test(context.config.displayName?.name ?? ''));
  return at === -1 ? weights.length : at;
}

module.exports = class LongestFirst {
  sort(tests) {
    const size = new Map(tests.map((test) => [test, statSync(test.path).size]));
    return [...tests].sort((a, b) => rank(a) - rank(b) || size.get(b) - size.get(a));
  }
  allFailedTests(tests) {
    return tests;
  }
  cacheResults() {}
};
