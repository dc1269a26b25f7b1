import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Log } from '../../../local/cloud/log';

describe('the log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'log-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('makes its folder and dates every line', () => {
    const file = join(folder, 'deep', 'a.log');
    new Log(file).write('hello');
    expect(readFileSync(file, 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z hello\n$/);
  });

  it('goes on where an earlier one ended', () => {
    const file = join(folder, 'b.log');
    new Log(file).write('one');
    new Log(file).write('two');
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(3);
  });

  it('goes on when a line cannot be written, and says later how many were lost', () => {
    const file = join(folder, 'full', 'd.log');
    const log = new Log(file);
    rmSync(join(folder, 'full'), { recursive: true });
    log.write('lost');
    log.write('lost too');
    mkdirSync(join(folder, 'full'));
    log.write('written');
    expect(readFileSync(file, 'utf8')).toMatch(/^\S+ 2 lines could not be written\n\S+ written\n$/);
  });

  it('puts the old part aside when it grows large, and keeps only one', () => {
    const file = join(folder, 'c.log');
    const log = new Log(file);
    const line = 'x'.repeat(1024 * 1024);
    for (let times = 0; times < 14; times++) log.write(line);
    expect(statSync(file).size).toBeLessThan(7 * 1024 * 1024);
    expect(statSync(`${file}.1`).size).toBeLessThan(7 * 1024 * 1024);
  });
});
