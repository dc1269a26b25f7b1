import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOutput } from '../../../scripts/build/output';
import { filesUnder, packageSizes } from '../../../scripts/build/packages';
import { temporaryFolder } from './support';

describe('writing a build', () => {
  const folder = temporaryFolder();
  const dist = join(folder.path, 'dist');
  afterAll(folder.remove);

  it('replaces the folder: what is no longer built is gone, and nothing is left beside it', () => {
    writeOutput(dist, new Map([['a/old.js', 'old']]));
    writeOutput(dist, new Map([['a/new.js', 'new']]));
    expect(filesUnder(dist)).toEqual(['a/new.js']);
    expect(readFileSync(join(dist, 'a', 'new.js'), 'utf8')).toBe('new');
    expect(readdirSync(folder.path)).toEqual(['dist']);
  });

  it('does not touch a folder that is already the same', () => {
    const before = statSync(dist).ino;
    writeOutput(dist, new Map([['a/new.js', 'new']]));
    expect(statSync(dist).ino).toBe(before);
  });

  it('leaves the old folder when it fails half-way', () => {
    const impossible = new Map([
      ['b.js', 'b'],
      ['b.js/c.js', 'a file cannot be a folder'],
    ]);
    expect(() => writeOutput(dist, impossible)).toThrow();
    expect(filesUnder(dist)).toEqual(['a/new.js']);
    expect(readdirSync(folder.path)).toEqual(['dist']);
  });

  it('removes what a killed build left, but not what a running one is writing', () => {
    const living = `${dist}.${process.ppid}.new`;
    const dead = `${dist}.999999999.new`;
    mkdirSync(living);
    mkdirSync(dead);
    writeOutput(dist, new Map([['a/newer.js', 'newer']]));
    expect([existsSync(living), existsSync(dead)]).toEqual([true, false]);
  });
});

it('counts a file for the subpackage it lies in, else for the main package', () => {
  const folder = temporaryFolder();
  const app = JSON.stringify({ pages: ['a'], subpackages: [{ root: 'packages/staff/', pages: ['b'] }] });
  mkdirSync(join(folder.path, 'packages', 'staff'), { recursive: true });
  writeFileSync(join(folder.path, 'app.json'), app);
  writeFileSync(join(folder.path, 'packages', 'staff', 'b.js'), '12345');
  expect(packageSizes(folder.path)).toEqual({
    main: app.length,
    subpackages: { 'packages/staff': 5 },
    total: app.length + 5,
  });
  folder.remove();
});
