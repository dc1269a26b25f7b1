import { randomUUID } from 'node:crypto';
import { folderOf } from '../../cloudfunctions/shared/files/folder';
import { firstBroken } from '../../core/record/timeline';
import { readCaseOf } from '../support/cases';
import { connect } from '../support/local-cloud';
import { digest, office, pay } from '../support/office';
import { bytes, honest, jpeg } from '../support/papers';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { upload, uploadTo } from '../support/upload';

const { story, wang, lin } = office();
const chen = story.worker('worker-chen', '陈秀英', '13800000009');
const guo = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const clerk = story.staff('staff-deng', '邓丽萍', '13900000004', 'windowClerk', 'aid', '窗口');
/** From before papers were copied: it lies where the phone put it, and nobody knows its digest. */
const old = story.submit(wang, 'appeal', pay, '2026-11-02T02:00:00.000Z');
const oldPaper = { fileId: 'cloud://local-env.local/papers/0123456789abcdef/1.png', name: '工资条.png' };

let product: Product;
beforeAll(async () => {
  const documents = story.documents();
  const cases = documents.cases.map((one) => (one._id === old._id ? { ...one, papers: [oldPaper] } : one));
  const files = { 'papers/0123456789abcdef/1.png': honest.png ?? bytes('') };
  product = await startProduct({ documents: { ...documents, cases }, files });
});
afterAll(() => product.stop());
afterEach(() => jest.restoreAllMocks());

const sdk = () => connect(product.proxy.url);
const answers = { ...pay, name: '王建国', phone: '13800000001' };
type Handed = { fileId: string; name: string };
const submit = (who: typeof wang, papers: Handed[], id?: string) =>
  product.call(who, 'case.submit', { kind: 'appeal', answers: { ...answers, papers } }, id);
const paperOf = async (who: typeof wang, content = jpeg()) => ({
  fileId: await upload(product.cloud, who, content),
  name: '合同',
});
const filed = async (who = wang) => {
  const { caseId } = granted(await submit(who, [await paperOf(who)]));
  return readCaseOf(caseId);
};
const papersFor = async (who: typeof wang, caseId: string) =>
  granted(await product.call(who, 'case.papers', { caseId })).papers;
const bytesAt = async (url = '') => Buffer.from(await (await fetch(url)).arrayBuffer());
const exists = async (fileID: string) => {
  const { fileList } = await sdk().getTempFileURL({ fileList: [fileID] });
  return fileList[0]?.code === 'SUCCESS';
};
const notedFiles = async () => {
  const { data } = await sdk().database().collection('filings').get();
  return data.flatMap(({ files }: { files: string[] }) => files);
};

describe('a case takes only what its submitter uploaded', () => {
  const refused = async (paper: Handed, who = wang) => {
    const reply = await submit(who, [paper]);
    // By where it lies, before anybody looks whether it is there.
    const why = expect.stringMatching(/^“合同(\.jpg)?”要重新上传一次|还要改一下/);
    expect(reply).toMatchObject({ refusal: { code: 'invalidInput', fields: { papers: why } } });
  };

  it('not somebody else’s file', async () => {
    await refused(await paperOf(chen));
    await refused({ ...(await paperOf(chen)), name: '合同.jpg' });
  });

  it('not a paper of another case, her own neither', async () => {
    const [paper] = (await filed(chen)).papers;
    await refused({ fileId: paper?.fileId ?? '', name: '合同' });
    await refused({ fileId: paper?.fileId ?? '', name: '合同' }, chen);
  });

  it('not a file of another environment under her own folder', async () => {
    const { fileId } = await paperOf(wang);
    await refused({ fileId: fileId.replace('local-env.local', 'other-env.local'), name: '合同' });
    await refused({ fileId: fileId.replace('local-env.local', 'local-env.other'), name: '合同' });
  });

  it.each([
    (hers: string, theirs: string) => `${hers}/../${theirs}`,
    (hers: string, theirs: string) => `${hers}/%2e%2e/${theirs}`,
    (hers: string, theirs: string) => `${hers}//${theirs}`,
    (hers: string, theirs: string) => `${theirs}?${hers}`,
    (hers: string, theirs: string) => `./${hers}/${theirs}`,
  ])('not by a path that leads out of her folder (%#)', async (lead) => {
    const { fileId } = await paperOf(chen);
    const [prefix = '', theirs = ''] = fileId.split('uploads/');
    await refused({ fileId: `${prefix}uploads/${lead(folderOf(wang._id), theirs)}`, name: '合同' });
  });

  it('the same file in two cases of hers, and from another phone of hers', async () => {
    const folders = await Promise.all(
      [1, 2].map(async () => granted(await product.call(wang, 'home.open', {})).folder),
    );
    expect(new Set(folders)).toEqual(new Set([folderOf(wang._id)]));
    expect(granted(await product.call(chen, 'home.open', {})).folder).not.toBe(folders[0]);
    const paper = await paperOf(wang);
    const first = granted(await submit(wang, [paper]));
    const second = granted(await submit(wang, [paper]));
    expect(second.caseId).not.toBe(first.caseId);
  });

  it('from a colleague who files for somebody, what the colleague uploaded', async () => {
    const assist = (paper: Handed) =>
      product.call(clerk, 'case.assist', { kind: 'appeal', answers: { ...answers, papers: [paper] }, readBack: true });
    expect(codeOf(await assist(await paperOf(wang)))).toBe('invalidInput');
    const { caseId } = granted(await assist(await paperOf(clerk)));
    expect((await readCaseOf(caseId)).papers).toHaveLength(1);
  });

  it('also when it is brought later', async () => {
    const { caseId } = granted(await product.call(wang, 'case.submit', { kind: 'appeal', answers }));
    const move = (who: typeof wang, version: number, action: string, input: object) =>
      product.call(who, 'case.move', { caseId, version, action, input: { ...input } });
    granted(await move(lin, 1, 'accept', {}));
    granted(await move(lin, 2, 'askPapers', { missing: '劳动合同或工资条' }));
    expect(codeOf(await move(wang, 3, 'supply', { papers: [await paperOf(chen)] }))).toBe('invalidInput');
    granted(await move(wang, 3, 'supply', { papers: [await paperOf(wang)] }));
    const { papers, timeline } = await readCaseOf(caseId);
    expect(papers).toMatchObject([{ fileId: expect.stringContaining(`/filed/${caseId}/`), sha256: digest(jpeg()) }]);
    expect(timeline.at(-1)?.input).toEqual({ papers });
    expect(firstBroken(timeline, digest)).toBe(-1);
  });
});

describe('a paper that was filed', () => {
  it('stands in the chained record with the digest of its bytes', async () => {
    const { papers, timeline, answers: kept } = await filed();
    expect(papers).toMatchObject([{ name: '合同', sha256: digest(jpeg()) }]);
    expect([timeline[0]?.input, kept.papers]).toEqual([{ papers }, papers]);
    expect(firstBroken(timeline, digest)).toBe(-1);
  });

  it('stays as it was, whatever becomes of what was uploaded', async () => {
    const paper = await paperOf(wang);
    const { caseId } = granted(await submit(wang, [paper]));
    await uploadTo(product.cloud, wang, paper.fileId.split('local-env.local/')[1] ?? '', bytes('<html>'));
    expect(await bytesAt((await papersFor(lin, caseId))[0]?.url)).toEqual(jpeg());
    await sdk().deleteFile({ fileList: [paper.fileId] });
    expect(await bytesAt((await papersFor(lin, caseId))[0]?.url)).toEqual(jpeg());
  });

  it('lies where no phone can write or read, under a name that nobody can tell beforehand', async () => {
    const { _id, papers, timeline } = await filed();
    const path = papers[0]?.fileId.split('local-env.local/')[1] ?? '';
    expect(path).toMatch(new RegExp(`^filed/${_id}/[0-9a-f]{32}\\.jpg$`));
    const known = [_id, timeline[0]?.submitId, timeline[0]?.at, digest(jpeg())].join(':');
    expect(path).not.toContain(digest(`filed:${known}`).slice(0, 32));
    await expect(uploadTo(product.cloud, wang, path, jpeg())).rejects.toThrow('403');
  });

  it('is what was looked at: exchanged between looking and copying, it is refused', async () => {
    const paper = await paperOf(wang);
    const path = paper.fileId.split('local-env.local/')[1] ?? '';
    const real = fetch;
    const reading = jest.spyOn(globalThis, 'fetch').mockImplementationOnce(async (...asked) => {
      const seen = await real(...asked);
      const body = await seen.arrayBuffer();
      reading.mockRestore();
      await uploadTo(product.cloud, wang, path, bytes('<html>'));
      return new Response(body, { status: 200 });
    });
    expect(await submit(wang, [paper])).toMatchObject({
      refusal: { fields: { papers: '“合同”在提交时换成了别的内容，请删去后重新上传。' } },
    });
  });
});

describe('opening the papers of a case', () => {
  it('gives an address for each that is what was filed; the case itself gives none', async () => {
    const { _id } = await filed();
    expect(await papersFor(lin, _id)).toMatchObject([{ name: '合同', kind: 'image', state: 'ready' }]);
    const view = granted(await product.call(lin, 'case.open', { caseId: _id }));
    expect(view.papers).toEqual([{ name: '合同', kind: 'image', state: 'checking', url: '' }]);
  });

  it('shows nobody one that was changed, and tells the auditors once', async () => {
    const { _id, papers, number } = await filed();
    const cloudPath = papers[0]?.fileId.split('local-env.local/')[1] ?? '';
    await sdk().uploadFile({ cloudPath, fileContent: bytes('<html>') });
    for (const who of [wang, lin, lin]) {
      expect(await papersFor(who, _id)).toEqual([{ name: '合同', kind: 'image', state: 'changed', url: '' }]);
    }
    const { rows } = granted(await product.call(guo, 'alarm.list', { settled: false }));
    expect(rows.filter(({ kind }) => kind === 'changedPaper')).toMatchObject([
      { caseId: _id, by: null, about: expect.stringContaining(`${number} 的材料“合同”`) },
    ]);
  });

  it('misses one that was taken away, and tells the auditors once', async () => {
    const { _id, papers, number } = await filed();
    await sdk().deleteFile({ fileList: [papers[0]?.fileId ?? ''] });
    for (const who of [wang, lin, lin]) {
      expect(await papersFor(who, _id)).toEqual([{ name: '合同', kind: 'image', state: 'gone', url: '' }]);
    }
    const { rows } = granted(await product.call(guo, 'alarm.list', { settled: false }));
    expect(rows.filter(({ caseId }) => caseId === _id)).toMatchObject([
      { kind: 'changedPaper', by: null, about: expect.stringContaining(`${number} 的材料“合同”`) },
    ]);
    expect(rows.find(({ caseId }) => caseId === _id)?.about).toContain('文件已经不在');
  });

  it('shows what was handed in before papers were copied, as before', async () => {
    const [paper] = await papersFor(lin, old._id);
    expect(paper).toMatchObject({ name: '工资条.png', kind: 'image', state: 'ready' });
    expect(await bytesAt(paper?.url)).toEqual(honest.png);
  });
});

describe('when the call breaks off after the copies were made', () => {
  const overAnHourLater = async () => {
    const past = { at: '2026-01-01T00:00:00.000Z' };
    await sdk()
      .database()
      .collection('filings')
      .where({ caseId: sdk().database().command.exists(true) })
      .update(past);
    await product.runJobs();
  };

  /** A submission that loses the call by which the case is stored: the last one that can be lost at all. */
  const lostAtTheEnd = async (when: 'before' | 'after') => {
    const whole = { ...wang, _id: `worker-whole-${when}` };
    const paperOfHers = await paperOf(whole);
    product.proxy.trips();
    granted(await submit(whole, [paperOfHers]));
    // Somebody new draws on her allowance in two calls, which are not among the trips.
    for (let nth = product.proxy.trips() + 2; nth > 0; nth -= 1) {
      const who = { ...wang, _id: `worker-${nth}-${when}` };
      const [paper, id] = [await paperOf(who), randomUUID()];
      await overAnHourLater();
      product.proxy.failCall(nth, when);
      const { ok } = await submit(who, [paper], id);
      product.proxy.trips();
      if (!ok) return { who, paper, id };
    }
    throw new Error('nothing was lost');
  };

  it('a repeat makes one case, and what was left over is deleted an hour later', async () => {
    const { who, paper, id } = await lostAtTheEnd('before');
    const [orphan = ''] = await notedFiles();
    const { caseId } = granted(await submit(who, [paper], id));
    const { papers } = await readCaseOf(caseId);
    await product.runJobs();
    expect(await exists(orphan)).toBe(true);
    await overAnHourLater();
    expect(await exists(orphan)).toBe(false);
    expect(await bytesAt((await papersFor(who, caseId))[0]?.url)).toEqual(jpeg());
    expect([papers.length, await notedFiles()]).toEqual([1, []]);
  });

  it('a lost reply costs nothing double', async () => {
    const { who, paper, id } = await lostAtTheEnd('after');
    const { caseId } = granted(await submit(who, [paper], id));
    const { papers } = await readCaseOf(caseId);
    expect(await notedFiles()).toEqual(papers.map(({ fileId }) => fileId));
    await overAnHourLater();
    expect((await papersFor(who, caseId))[0]?.state).toBe('ready');
  });
});
