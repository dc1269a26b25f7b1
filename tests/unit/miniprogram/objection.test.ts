import type { NoticeView } from '../../../core/case/notice';
import { refuse } from '../../../core/kernel/result';
import { closedSheet, type SheetState } from '../../../miniprogram/components/sheet/sheet-state';
import { FakePhone } from './phone';

const row: NoticeView = {
  id: 'case-0001',
  kind: 'scholarship',
  version: 5,
  mine: false,
  objected: null,
  name: '罗*',
  unit: '沙洲坝食品有限公司',
  category: '相对困难 · 高校',
  amountFen: 300_000,
  since: '2026-08-20',
  until: '2026-08-27',
};
const reason = '这家人有两套商品房，还有一辆货车。';
const nobody = { name: '', phone: '' };

let phone: FakePhone;
/** The row as the list has it when it is read again. */
let listed: NoticeView | undefined;

async function open(me = nobody) {
  jest.resetModules();
  const { Objection } = await import('../../../miniprogram/packages/worker/notices/objection');
  const seen = { sheet: closedSheet as SheetState, objected: [] as string[], read: 0 };
  const objection = new Objection({
    sheet: (sheet) => {
      seen.sheet = sheet;
    },
    objected: ({ id }) => seen.objected.push(id),
    again: async () => {
      seen.read += 1;
      return listed;
    },
  });
  objection.open(row, me);
  return { objection, seen };
}

async function written() {
  const opened = await open();
  opened.objection.answer('reason', reason);
  opened.objection.answer('objector', '李四光');
  opened.objection.answer('contact', '13911112222');
  return opened;
}

beforeEach(() => {
  phone = new FakePhone();
  listed = row;
  phone.answers(() => ({ ok: true, value: {} }));
});

describe('an objection', () => {
  it('asks the questions of the flow, with what is known of her filled in', async () => {
    const { seen } = await open({ name: '王建国', phone: '13800000001' });
    expect(seen.sheet.fields.map(({ name }) => name)).toEqual(['reason', 'objector', 'contact']);
    expect(seen.sheet.typed).toEqual({ objector: '王建国', contact: '13800000001' });
  });

  it('says what is missing before anything is sent', async () => {
    const { objection, seen } = await open();
    await objection.confirm();
    expect(Object.keys(seen.sheet.mistakes)).toEqual(['reason', 'objector', 'contact']);
    expect(phone.sent).toEqual([]);
  });

  it('is sent with the version that was seen, once, and closes', async () => {
    const { objection, seen } = await written();
    await Promise.all([objection.confirm(), objection.confirm()]);
    expect(phone.sent.map(({ input }) => input)).toEqual([
      {
        caseId: 'case-0001',
        sure: {},
        version: 5,
        action: 'object',
        input: { reason, objector: '李四光', contact: '13911112222' },
      },
    ]);
    expect(seen).toMatchObject({ objected: ['case-0001'], sheet: { visible: false } });
  });

  it('keeps its words when the case has moved on, and goes with the new version', async () => {
    const { objection, seen } = await written();
    phone.answers(() => refuse('stale'));
    listed = { ...row, version: 6 };
    await objection.confirm();
    expect(seen).toMatchObject({ read: 1, sheet: { visible: true, gone: false, busy: false, typed: { reason } } });
    phone.answers(() => ({ ok: true, value: {} }));
    await objection.confirm();
    expect(phone.sent[1]?.input).toMatchObject({ version: 6, input: { reason } });
  });

  it('leaves its words readable when the row is no longer on the list', async () => {
    const { objection, seen } = await written();
    phone.answers(() => refuse('notFound'));
    listed = undefined;
    await objection.confirm();
    expect(seen.sheet).toMatchObject({ gone: true, typed: { reason } });
    expect(seen.sheet.message).toContain('已经不在公示中');
  });

  it('keeps its words where no more are taken, beside the number to call', async () => {
    const { objection, seen } = await written();
    phone.answers(() => refuse('objectionsFull'));
    await objection.confirm();
    expect(seen.sheet).toMatchObject({ visible: true, gone: true, typed: { reason } });
    expect(seen.sheet.message).toContain('12351');
  });

  it('finds its words again after the sheet was closed, and not at another row', async () => {
    const { objection, seen } = await written();
    objection.close();
    objection.open(row, nobody);
    expect(seen.sheet.typed).toMatchObject({ reason });
    objection.open({ ...row, id: 'case-0002' }, nobody);
    expect(seen.sheet.typed).not.toHaveProperty('reason');
  });

  it('after a lost answer is sent again under the same id', async () => {
    const { objection, seen } = await written();
    phone.losesAnswers();
    await objection.confirm();
    expect(seen.sheet.message).toContain('您填的内容还在');
    await objection.confirm();
    expect(phone.sent[1]?.submitId).toBe(phone.sent[0]?.submitId);
  });
});
