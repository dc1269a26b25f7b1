import { randomUUID } from 'node:crypto';
import { readCaseOf } from '../support/cases';
import { connect } from '../support/local-cloud';
import { office, pay } from '../support/office';
import { dishonest, honest, jpeg } from '../support/papers';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { upload } from '../support/upload';

const { story, wang, lin } = office();
const chen = story.worker('worker-chen', '陈秀英', '13800000009');

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

const answers = { ...pay, name: '王建国', phone: '13800000001' };
type Paper = { fileId: string; name: string };
const submit = (papers: Paper[], who = wang, id?: string) =>
  product.call(
    who,
    'case.submit',
    { kind: 'appeal', answers: papers.length > 0 ? { ...answers, papers } : answers },
    id,
  );
const paper = async (content: Buffer | undefined, name = '工资条', who = wang) => ({
  fileId: await upload(product.cloud, who, content ?? Buffer.alloc(0)),
  name,
});
const remove = async ({ fileId }: Paper) => connect(product.proxy.url).deleteFile({ fileList: [fileId] });
const one = Buffer.from('x');

describe('a paper is taken', () => {
  it.each(Object.keys(honest))('when it is a %s by its first bytes', async (kind) => {
    const { caseId } = granted(await submit([await paper(honest[kind])]));
    expect((await readCaseOf(caseId)).papers).toHaveLength(1);
  });

  it('nine at a time, in one round trip to the database more than without', async () => {
    const papers = await Promise.all(Array.from({ length: 9 }, () => paper(honest.jpg)));
    product.proxy.trips();
    granted(await submit(papers));
    expect(product.proxy.trips()).toBe(5);
  });

  it('under the name the person gave it, on one line and readable in one direction', async () => {
    const fileId = await upload(product.cloud, wang, honest.png ?? one);
    const { caseId } = granted(await submit([{ fileId, name: ' 合同\u202egpj.exe\u0000\n第 2 页 ' }]));
    expect((await readCaseOf(caseId)).papers).toMatchObject([{ name: '合同gpj.exe 第 2 页' }]);
  });
});

describe('a paper is refused, in words at its own field, and nothing is written', () => {
  const refusedWith = async (make: (who: typeof wang) => Promise<Paper[]>) => {
    const who = story.worker(`sender-${randomUUID()}`, '王建国', '13800000001');
    const reply = await submit(await make(who), who);
    expect(granted(await product.call(who, 'case.mine', {})).rows).toEqual([]);
    return reply;
  };

  it.each(Object.keys(dishonest))('when it is %s', async (what) => {
    expect(await refusedWith(async (who) => [await paper(dishonest[what], '工资条', who)])).toMatchObject({
      refusal: { code: 'invalidInput', fields: { papers: expect.stringMatching(/^“工资条”(不|里).*(拍照|截图)/) } },
    });
  });

  it('when it is larger than 10 MB, and not when it is just as large', async () => {
    const large = Buffer.concat([jpeg(), Buffer.alloc(10 * 1024 * 1024)]);
    expect(await refusedWith(async (who) => [await paper(large, '工资条', who)])).toMatchObject({
      refusal: { fields: { papers: '“工资条”超过 10 MB，请换一张小一些的照片。' } },
    });
    granted(await submit([await paper(large.subarray(0, 10 * 1024 * 1024))]));
  });

  it('when it never arrived', async () => {
    const make = async (who: typeof wang) => {
      const gone = await paper(honest.png, '合同', who);
      await remove(gone);
      return [await paper(honest.png, '工资条', who), gone];
    };
    expect(await refusedWith(make)).toMatchObject({
      refusal: { fields: { papers: '“合同”没有传上来，请删去后重新上传。' } },
    });
  });

  it('also when it is brought later', async () => {
    const { caseId } = granted(await submit([]));
    const move = (who: typeof wang, version: number, action: string, input: object) =>
      product.call(who, 'case.move', { caseId, version, action, input: { ...input } });
    granted(await move(lin, 1, 'accept', {}));
    granted(await move(lin, 2, 'askPapers', { missing: '劳动合同或工资条' }));
    const bad = await move(wang, 3, 'supply', { papers: [await paper(dishonest['a page'])] });
    expect(bad).toMatchObject({ refusal: { code: 'invalidInput', fields: { papers: expect.any(String) } } });
    expect((await readCaseOf(caseId)).version).toBe(3);
    const good = { papers: [await paper(honest.pdf)] };
    product.proxy.trips();
    granted(await move(wang, 3, 'supply', good));
    expect(product.proxy.trips()).toBe(3);
  });
});

describe('a repeat of a submission', () => {
  it('answers the same although the file is gone by now', async () => {
    const held = await paper(honest.png);
    const id = randomUUID();
    const first = granted(await submit([held], wang, id));
    await remove(held);
    expect(granted(await submit([held], wang, id))).toEqual(first);
  });
});

describe('a stored paper', () => {
  const stored = async () => {
    const held = await paper(honest.png);
    const { caseId } = granted(await submit([held]));
    return { caseId, held };
  };
  const addressFor = async (who: typeof wang, caseId: string) =>
    granted(await product.call(who, 'case.papers', { caseId })).papers[0]?.url ?? '';

  it('is served as an attachment that no browser takes for a page', async () => {
    const { caseId } = await stored();
    const { status, headers } = await fetch(await addressFor(lin, caseId));
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toBe('attachment');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-type')).toBe('image/png');
  });

  it('has an address for those who may see the case, and for nobody else', async () => {
    const { caseId, held } = await stored();
    for (const who of [wang, lin]) expect((await fetch(await addressFor(who, caseId))).status).toBe(200);
    expect(codeOf(await product.call(chen, 'case.papers', { caseId }))).toBe('notFound');
    const asked = await fetch(`${product.cloud.url}/local/temp-urls`, {
      method: 'POST',
      headers: { 'x-wx-openid': chen._id, 'content-type': 'application/json' },
      body: JSON.stringify({ fileIDs: [held.fileId] }),
    });
    const { fileList } = await asked.json();
    expect(fileList).toMatchObject([{ tempFileURL: '', errMsg: 'STORAGE_EXCEED_AUTHORITY' }]);
  });

  it('has an address that cannot be guessed, lengthened or kept', async () => {
    const { caseId } = await stored();
    const url = new URL(await addressFor(lin, caseId));
    const until = Number(url.searchParams.get('t'));
    expect(until * 1000 - Date.now()).toBeLessThanOrEqual(1_800_000);
    const changed = (name: string, value: string) => {
      const other = new URL(url);
      other.searchParams.set(name, value);
      return fetch(other);
    };
    expect((await changed('t', String(until + 1))).status).toBe(403);
    expect((await changed('sign', '0'.repeat(64))).status).toBe(403);
  });

  it('that is lost is shown as lost, and no file id leaves the cloud', async () => {
    const { caseId } = await stored();
    await connect(product.proxy.url).deleteFile({
      fileList: (await readCaseOf(caseId)).papers.map(({ fileId }) => fileId),
    });
    const seen = granted(await product.call(lin, 'case.papers', { caseId }));
    expect(seen.papers).toEqual([{ name: '工资条', kind: 'image', state: 'gone', url: '' }]);
    const opened = granted(await product.call(lin, 'case.open', { caseId }));
    expect(JSON.stringify([seen, opened])).not.toContain('cloud://');
  });
});
