import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { invokeRules } from '../../cloudfunctions/shared/invocation';
import { collections } from '../../cloudfunctions/shared/store/schema';
import { variableNames } from '../../scripts/deploy/variables';

const root = resolve(__dirname, '../..');
const guide = readFileSync(join(root, 'docs', 'deployment.md'), 'utf8');

function scripts(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return scripts(path);
    return path.endsWith('.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('docs/deployment.md', () => {
  it('and the deployment name every variable that the functions read', () => {
    const read = scripts(join(root, 'cloudfunctions')).flatMap((text) =>
      [...text.matchAll(/process\.env\.(\w+)|setting: '(\w+)'/g)].map(([, name, setting]) => name ?? setting),
    );
    expect([...new Set(read)].sort()).toEqual([...variableNames].sort());
    expect(variableNames.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  it('says how many indexes the largest collection has, and needs with the two of CloudBase', () => {
    const [most] = [...collections].sort((a, b) => b.indexes.length - a.indexes.length);
    expect(guide).toContain(`The collection \`${most?.name}\` has ${most?.indexes.length} indexes`);
    expect(guide).toContain(`**${(most?.indexes.length ?? 0) + 2} indexes a collection**`);
  });

  it('shows the rule of the functions as it is set', () => {
    const [, shown = ''] = /`(\{"\*".*\}\})`/.exec(guide) ?? [];
    expect(JSON.parse(shown)).toEqual(invokeRules);
  });

  it('runs the timer once a minute, within which a run ends', () => {
    const { triggers, timeout } = JSON.parse(readFileSync(join(root, 'cloudfunctions/jobs/config.json'), 'utf8'));
    expect({ triggers, timeout }).toEqual({
      triggers: [{ name: 'everyMinute', type: 'timer', config: '0 * * * * * *' }],
      timeout: 60,
    });
  });

  it('names the permission that only DevTools gives', () => {
    const { permissions } = JSON.parse(readFileSync(join(root, 'cloudfunctions/jobs/config.json'), 'utf8'));
    expect(permissions.openapi.filter((name: string) => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  it('leads to files that are there', () => {
    expect(readFileSync(join(root, '.gitignore'), 'utf8').split('\n')).toContain('.env');
    for (const [, file = ''] of guide.matchAll(/\]\(([\w./-]+)\)/g)) readFileSync(join(root, 'docs', file));
  });
});

describe('docs/backup.md', () => {
  it('names every collection that is to be exported', () => {
    const backup = readFileSync(join(root, 'docs', 'backup.md'), 'utf8');
    const [, listed = ''] = /saved as `<collection>\.json` in one folder: ([^.]*)\./.exec(backup) ?? [];
    expect([...listed.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort()).toEqual(
      collections.map(({ name }) => name).sort(),
    );
  });
});

describe('the indexes of a collection are made in the order in which they are missed', () => {
  it.each(collections.map(({ name, indexes }) => [name, indexes] as const))(
    '%s: the unique ones first',
    (_, indexes) => {
      const unique = indexes.map((index) => index.unique === true);
      expect(unique).toEqual([...unique].sort().reverse());
    },
  );

  it('cases: then what the timer asks for every minute, then the lists that everybody opens', () => {
    const names = collections.find(({ name }) => name === 'cases')?.indexes.map(({ name }) => name);
    expect(names?.slice(0, 5)).toEqual(['once', 'toSend', 'toRemind', 'toPass', 'changed']);
    expect(names?.slice(5, 8)).toEqual(['ofOfficer', 'ofDesk', 'ofOwner']);
  });
});
