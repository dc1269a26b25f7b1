const { resolve } = require('node:path');
const { testTimeout, ...alone } = require('../jest.config.js');

const rootDir = resolve(__dirname, '..');
const each = { ...alone, rootDir, roots: ['<rootDir>/tests'] };

/** A part of the test files of `folder`, which are run as one: see support/together.ts. */
const part = (folder, number, of) => ({
  ...each,
  displayName: `${folder} ${number}`,
  testMatch: ['<rootDir>/tests/support/together.ts'],
  globals: { part: { folder, number, of } },
});

/**
 * All tests, as `npm test` and `npm run check` run them; jest.config.js runs one file of them.
 * @type {import('jest').Config}
 */
module.exports = {
  rootDir,
  testTimeout,
  testSequencer: '<rootDir>/tests/support/longest-first.js',
  projects: [
    ...[1, 2, 3, 4].map((number) => part('contract', number, 4)),
    ...[1, 2].map((number) => part('unit/core', number, 2)),
    { ...each, displayName: 'alone', testPathIgnorePatterns: ['/tests/(contract|unit/core|crowds|e2e)/'] },
    { ...each, displayName: 'browser', testMatch: ['<rootDir>/tests/{crowds,e2e}/**/*.test.ts'] },
  ],
};
