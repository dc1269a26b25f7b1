import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collections } from '../../cloudfunctions/shared/store/schema';
import { take } from '../../local/worlds/students';
import { openRecords } from '../../scripts/backup/records';
import { restore } from '../../scripts/backup/restore';
import { writeBackup } from '../../scripts/backup/write';
import { verify } from '../../scripts/verify/verify';
import { aidCentre, daysAgo, filledIn, year } from '../support/aid-centre';
import { startTestCloud, stopLeftovers } from '../support/local-cloud';
import { pay, secret, vault } from '../support/office';
import { honest } from '../support/papers';
import { granted, type Product, startProduct } from '../support/product';
import { upload } from '../support/upload';

const { story, wang, treasurer, hands } = aidCentre();
const student = filledIn(story, wang, { area: 'town:jiubao' });
const awarded = take(story, story.submit(wang, 'scholarship', student, daysAgo(44)), hands, 'awarded');

let product: Product;
let folder: string;
beforeAll(async () => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
  product = await startProduct({ documents: story.documents(), files: story.files });
});
afterAll(async () => {
  await stopLeftovers();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
});

const submit = (papers: object[] = []) =>
  product.call(wang, 'case.submit', {
    kind: 'appeal',
    answers: { ...pay, name: wang.name, phone: wang.phone, ...(papers.length > 0 ? { papers } : {}) },
  });
const photograph = () => upload(product.cloud, wang, honest.png ?? Buffer.alloc(0));

/** What is wrong with what lies in a folder. */
async function faults(path: string, since?: string) {
  const records = await openRecords(path);
  const before = since === undefined ? undefined : await openRecords(since);
  try {
    return await verify(records, vault, before);
  } finally {
    records.close();
    before?.close();
  }
}

async function backUp(to: string) {
  const records = await openRecords(product.cloud.dataDir);
  const manifest = await writeBackup(records, to, '2026-11-25T12:00:00.000Z');
  records.close();
  return manifest;
}

const idsIn = (path: string, name: string) =>
  readFileSync(join(path, `${name}.json`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): string => JSON.parse(line)._id);

describe('a backup of a store that is being written to', () => {
  let first: string;
  beforeAll(() => {
    first = join(folder, 'first');
  });

  it('holds everything that was acknowledged before it, each case whole, and no copy stays behind', async () => {
    granted(await submit([{ fileId: await photograph(), name: '工资条' }]));
    const before = await Promise.all([1, 2, 3].map(() => submit()));
    const meanwhile = Array.from({ length: 12 }, () => submit());
    const manifest = await backUp(first);
    const later = await Promise.all(meanwhile);
    const ids = idsIn(first, 'cases');
    expect(ids).toEqual(expect.arrayContaining([awarded._id, ...before.map((reply) => granted(reply).caseId)]));
    expect(manifest.collections.cases?.count).toBe(ids.length);
    expect(later.every(({ ok }) => ok)).toBe(true);
    expect(await faults(first)).toMatchObject({ findings: [], cases: ids.length });
    expect(existsSync(join(first, 'secret'))).toBe(false);
    expect(readdirSync(join(product.cloud.dataDir, 'snapshots'))).toEqual([]);
  });

  it('becomes a store again that starts and is whole, files included', async () => {
    const to = join(folder, 'restored');
    const counts = await restore({ from: first, to, secret, over: false });
    expect(counts.cases).toBe(idsIn(first, 'cases').length);
    expect(await faults(to)).toMatchObject({ findings: [], notes: [] });
    const cloud = await startTestCloud({ dataDir: to });
    // While it runs it is looked at through a copy of itself.
    expect((await faults(to)).findings).toEqual([]);
    const people: { openid: string }[] = await (await fetch(`${cloud.url}/local/people`)).json();
    expect(people.map(({ openid }) => openid)).toContain(treasurer._id);
    await cloud.stop();
  });

  it('is not restored over something, under another secret, or damaged, unless it is told to replace what is there', async () => {
    const to = join(folder, 'restored');
    await expect(restore({ from: first, to, secret, over: false })).rejects.toThrow('is not empty');
    expect((await restore({ from: first, to, secret, over: true })).settings).toBe(1);
    const another = { from: first, to: join(folder, 'another'), secret: 'another', over: false };
    await expect(restore(another)).rejects.toThrow('is not the one of this store');
    const damaged = join(folder, 'damaged');
    await backUp(damaged);
    appendFileSync(join(damaged, 'people.json'), '{"_id":"intruder"}\n');
    await expect(restore({ ...another, from: damaged, secret })).rejects.toThrow(
      /people\.json is not as it was written/,
    );
    rmSync(join(damaged, 'people.json'));
    await expect(restore({ ...another, from: damaged, secret })).rejects.toThrow(/people\.json is gone/);
    await expect(writeBackup(await openRecords(first), damaged, '')).rejects.toThrow('is not empty');
  });

  it('shows a paper that is another one than was handed in, and one that is gone', async () => {
    const to = join(folder, 'restored');
    const records = await openRecords(to);
    const filed = records.files?.find(({ path }) => path.startsWith('filed/'));
    records.close();
    writeFileSync(filed?.location ?? '', 'another one');
    const { findings } = await faults(to);
    expect(findings).toEqual([expect.stringContaining(`the paper ${filed?.path} is another one`)]);
    rmSync(filed?.location ?? '');
    expect((await faults(to)).findings).toContainEqual(expect.stringContaining(`the paper ${filed?.path} is gone`));
  });

  it('tells what was put back or taken away since, which no stamp can show, and the ledger by what is left of it', async () => {
    const { caseId, number } = granted(await submit());
    const { database } = await import('../../cloudfunctions/shared/store/database');
    const cases = database.collection('cases');
    const { _id, ...fields } = (await cases.doc(caseId).get()).data[0];
    granted(
      await product.call(wang, 'case.move', { caseId, version: 1, action: 'withdraw', input: { reason: '解决了。' } }),
    );
    const second = join(folder, 'second');
    await backUp(second);
    await cases.doc(_id).set(fields);
    const leftOver = (version: number) => `ledger: ${caseId}:${version}:0 is of no step of a record`;
    expect((await faults(product.cloud.dataDir)).findings).toEqual([leftOver(2)]);
    expect([...(await faults(product.cloud.dataDir, second)).findings].sort()).toEqual(
      [`${number}: it was put back from version 2 to 1`, leftOver(2)].sort(),
    );
    await cases.doc(_id).remove();
    const { findings, notes } = await faults(product.cloud.dataDir, second);
    expect([...findings].sort()).toEqual(
      [`${number}: it was there at the backup and is gone`, leftOver(1), leftOver(2)].sort(),
    );
    await database.collection('ledger').where({ 'of.id': caseId }).remove();
    expect(notes).toContainEqual(expect.stringMatching(/^1 of the \d+ numbers QZ-/));
  });
});

describe("CloudBase's own export", () => {
  const clean = () => {
    const path = mkdtempSync(join(folder, 'export-'));
    for (const { name } of collections) {
      const lines = readFileSync(join(folder, 'first', `${name}.json`), 'utf8');
      writeFileSync(join(path, `${name}.json`), `\uFEFF${lines.replaceAll('\n', '\r\n')}`);
    }
    return path;
  };
  const edited = (name: string, edit: (line: string) => string) => {
    const path = clean();
    const file = join(path, `${name}.json`);
    const lines = readFileSync(file, 'utf8').replace('\uFEFF', '').trimEnd().split('\r\n');
    writeFileSync(file, lines.map(edit).join('\n'));
    return path;
  };
  const ofAwarded = (line: string, edit: (line: string) => string) => (line.includes(awarded._id) ? edit(line) : line);

  it('is read as it comes, line by line, and its papers are said to be elsewhere', async () => {
    const { findings, notes } = await faults(clean());
    expect([findings, notes]).toEqual([[], [expect.stringContaining('papers were not looked at')]]);
    const to = join(folder, 'from-cloudbase');
    expect(await restore({ from: clean(), to, secret, over: false })).toMatchObject({ settings: 1 });
    expect((await faults(to)).findings.every((line) => line.includes('the paper'))).toBe(true);
  });

  it.each<[string, string, (line: string) => string, RegExp]>([
    [
      'an amount',
      'cases',
      (line) => ofAwarded(line, (one) => one.replace('"amountFen":500000', '"amountFen":99900000')),
      /not as the cloud stored it \(its entries are whole/,
    ],
    [
      'a word in an entry',
      'cases',
      (line) => ofAwarded(line, (one) => one.replace('"said":"已提交"', '"said":"没提交"')),
      /from entry 1 on/,
    ],
    [
      'a stamp taken away',
      'cases',
      (line) => ofAwarded(line, (one) => one.replace(/,"stamp":"[^"]*"/, '')),
      /it bears no stamp/,
    ],
    [
      'a sealed number',
      'cases',
      (line) => ofAwarded(line, (one) => one.replace(/"sealed":"v3\.b\.[^"]{4}/, '"sealed":"v3.b.AAAA')),
      /cannot be opened/,
    ],
    [
      'a counter that stands too low',
      'counters',
      (line) => line.replace(/"last":\d+/, '"last":0'),
      /^counter ZX-\d+-?\d* stands at 0/,
    ],
    [
      'places that nobody holds',
      'counters',
      (line) => line.replace(/("_id":"places:scholarship:\d+".*"taken":)\d+/, '$19'),
      new RegExp(`^places:scholarship:${year} says 9 taken`),
    ],
    ['an officer without a post', 'people', (line) => line.replace('"staff"', '"stuff"'), /its officer .* has no post/],
    [
      'a desk that is not there',
      'settings',
      (line) => line.replace('"id":"finance"', '"id":"cellar"'),
      /does not have \(finance\)/,
    ],
    [
      'the check of the secret',
      'settings',
      (line) => line.replace(/"stampedSince":"[^"]*"/, '"stampedSince":null'),
      /changed by hand/,
    ],
    [
      'an objection that was settled',
      'cases',
      (line) => ofAwarded(line, (one) => one.replace('"said":"已提交"', '"settles":["o-1"],"said":"已提交"')),
      /the objection o-1 that it settled is gone/,
    ],
    ['half a case', 'cases', (line) => ofAwarded(line, () => `{"_id":"${awarded._id}"}`), /no case any more/],
  ])('shows %s that was changed', async (_what, name, edit, finding) => {
    const { findings } = await faults(edited(name, edit));
    expect(findings).toContainEqual(expect.stringMatching(finding));
  });

  it('shows a case that is there twice', async () => {
    const path = clean();
    const line = readFileSync(join(path, 'cases.json'), 'utf8')
      .split('\r\n')
      .find((one) => one.includes(awarded._id));
    appendFileSync(join(path, 'cases.json'), `${line?.replace('\uFEFF', '')}\n`);
    const { findings } = await faults(path);
    expect(findings).toContain(`${awarded.number}: another case has its number`);
  });

  it('names every collection that was forgotten', async () => {
    const path = clean();
    const forgotten = ['objections', 'drafts'];
    for (const name of forgotten) rmSync(join(path, `${name}.json`));
    const { findings } = await faults(path);
    expect(findings).toEqual(forgotten.map((name) => `${name}: this collection is missing from what was given`));
  });

  it('is refused in words where it is no export at all', async () => {
    await expect(openRecords(join(folder, 'nothing'))).rejects.toThrow('neither a store');
    const broken = edited('people', () => 'not json');
    await expect(faults(broken)).rejects.toThrow(/people\.json:1 is not JSON/);
    const csv = edited('people', () => '{"name":"王建国"}');
    await expect(faults(csv)).rejects.toThrow('no document with an _id');
  });
});

describe('the commands', () => {
  const run = (script: string, ...flags: string[]) => {
    const all = ['scripts/run.mjs', `scripts/${script}.ts`, ...flags];
    const { status, stdout, stderr } = spawnSync(process.execPath, all);
    return { status, said: `${stdout}${stderr}` };
  };

  it('back up, restore and verify in words, and end with 1 where something is wrong', () => {
    const [copy, again, key] = [join(folder, 'copy'), join(folder, 'again'), join(folder, 'key')];
    writeFileSync(key, `${secret}\n`);
    expect(run('backup', '--data', product.cloud.dataDir, '--to', copy)).toMatchObject({
      status: 0,
      said: expect.stringContaining('but for the secret'),
    });
    expect(run('restore', '--from', copy, '--data', again)).toMatchObject({ status: 1 });
    expect(run('restore', '--from', copy, '--data', again, '--secret', key)).toMatchObject({ status: 0 });
    expect(run('verify', '--data', again)).toMatchObject({
      status: 0,
      said: expect.stringMatching(/\d+ cases, 0 findings/),
    });
    const cases = join(copy, 'cases.json');
    writeFileSync(cases, readFileSync(cases, 'utf8').replace('"amountFen":500000', '"amountFen":500001'));
    const { status, said } = run('verify', '--data', copy, '--secret', key);
    expect(status).toBe(1);
    expect(said).toContain(`WRONG  ${awarded.number}: it is not as the cloud stored it`);
  });
});
