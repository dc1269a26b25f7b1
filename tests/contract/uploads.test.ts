import { randomUUID } from 'node:crypto';
import { faultOf } from '../../cloudfunctions/shared/files/inspect';
import { readCaseOf } from '../support/cases';
import { connect } from '../support/local-cloud';
import { office, pay } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { dishonest, honest, upload } from '../support/upload';

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
const paper = async (content: Buffer | undefined, name = '工资条') => ({
  fileId: await upload(product.cloud, wang, content ?? Buffer.alloc(0)),
  name,
});
const remove = async ({ fileId }: Paper) => connect(product.proxy.url).deleteFile({ fileList: [fileId] });
const one = Buffer.from('x');

describe('a paper is taken', () => {
  it.each(Object.keys(honest))('when it is a %s by its first bytes', async (kind) => {
    const { caseId } = granted(await submit([await paper(honest[kind])]));
    expect((await readCaseOf(caseId)).papers).toHaveLength(1);
  });

  it('nine at a time, in three round trips to the database like any submission', async () => {
    const papers = await Promise.all(Array.from({ length: 9 }, () => paper(honest.jpg)));
    product.proxy.trips();
    granted(await submit(papers));
    expect(product.proxy.trips()).toBe(3);
  });

  it('whatever it is called', async () => {
    const fileId = await upload(product.cloud, wang, honest.png ?? one, 'evil.html');
    granted(await submit([{ fileId, name: '<script>' }]));
  });
});

describe('a paper is refused, in words at its own field, and nothing is written', () => {
  const refusedWith = async (papers: Paper[]) => {
    const who = story.worker(`sender-${randomUUID()}`, '王建国', '13800000001');
    const reply = await submit(papers, who);
    expect(granted(await product.call(who, 'case.mine', {})).rows).toEqual([]);
    return reply;
  };

  it.each(Object.keys(dishonest))('when it is %s', async (what) => {
    expect(await refusedWith([await paper(dishonest[what])])).toMatchObject({
      refusal: { code: 'invalidInput', fields: { papers: expect.stringMatching(/^“工资条”.*重新拍照|拍照或截图/) } },
    });
  });

  it('when it is larger than 10 MB, and not when it is just as large', async () => {
    const large = Buffer.concat([honest.jpg ?? one, Buffer.alloc(10 * 1024 * 1024)]);
    expect(await refusedWith([await paper(large)])).toMatchObject({
      refusal: { fields: { papers: '“工资条”超过 10 MB，请换一张小一些的照片。' } },
    });
    granted(await submit([await paper(large.subarray(0, 10 * 1024 * 1024))]));
  });

  it('when it never arrived', async () => {
    const gone = await paper(honest.png, '合同');
    await remove(gone);
    expect(await refusedWith([await paper(honest.png), gone])).toMatchObject({
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
    expect(product.proxy.trips()).toBe(2);
  });

  it.each(Object.keys(dishonest))('%s also when it comes byte by byte', async (what) => {
    async function* bytes() {
      for (const byte of dishonest[what] ?? one) yield Uint8Array.of(byte);
    }
    expect(await faultOf(bytes())).toBeDefined();
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
    granted(await product.call(who, 'case.open', { caseId })).papers[0]?.url ?? '';

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
    expect(codeOf(await product.call(chen, 'case.open', { caseId }))).toBe('notFound');
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
    const { caseId, held } = await stored();
    await remove(held);
    const seen = granted(await product.call(lin, 'case.open', { caseId }));
    expect(seen.papers).toEqual([{ name: '工资条', url: '' }]);
    expect(JSON.stringify(seen)).not.toContain('cloud://');
  });
});
