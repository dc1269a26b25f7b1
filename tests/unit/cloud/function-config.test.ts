import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFunctions } from '../../../local/cloud/functions/config';

const folder = mkdtempSync(join(tmpdir(), 'functions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(config: object) {
  const own = join(folder, 'one');
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'index.js'), '');
  writeFileSync(join(own, 'config.json'), JSON.stringify(config));
  const [found] = readFunctions(folder);
  return found;
}

describe('the config of a function', () => {
  it('says how long it may run, how much it may hold, and which of WeChat’s interfaces it may call', () => {
    const permissions = { openapi: ['subscribeMessage.send'] };
    expect(read({ timeout: 60, memorySize: 3072, permissions })).toMatchObject({
      timeoutS: 60,
      memoryMb: 3072,
      openApis: ['subscribeMessage.send'],
    });
    expect(read({})).toMatchObject({ timeoutS: 3, memoryMb: 256, openApis: [] });
    expect(read({ memorySize: 128 })).toMatchObject({ memoryMb: 128 });
  });

  it.each([
    ['timeout', { timeout: 61 }],
    ['timeout', { timeout: 0 }],
    ['timeout', { timeout: 1.5 }],
    ['memorySize', { memorySize: 3200 }],
    ['memorySize', { memorySize: 200 }],
    ['memorySize', { memorySize: '256' }],
  ])('with a %s that production does not take is refused at the start, by its file', (what, config) => {
    expect(() => read(config)).toThrow(new RegExp(`^${what} of .*config\\.json is `));
  });
});
