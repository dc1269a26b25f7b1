import { type KeptRow, keptAbout, type ObjectedCase } from '../../../core/case/kept';
import { catalogue } from '../../../core/domains/catalogue';
import { aHome } from '../miniprogram/phone';

const me = aHome().me;
const noObjections = { objections: [], objected: [], catalogue };

/** A case of a service whose form asks for leave, and sealed numbers. */
function aRow(part: Partial<KeptRow> = {}): KeptRow {
  const at = '2026-08-03T01:00:00.000Z';
  return {
    kind: 'scholarship',
    number: 'ZX-2026-0001',
    openedAt: at,
    answers: { mayPay: true, mayPublish: true, school: '赣南师范大学' },
    papers: [],
    seen: { a: { name: '李敏', title: '干事', at: '2026-08-04T01:00:00.000Z' } },
    reveals: [],
    ...part,
  };
}

describe('what is kept about a person', () => {
  it('names each thing she has agreed to, and nothing else that she answered', () => {
    expect(
      keptAbout(me, [aRow()], [], noObjections).consents.map(({ purpose, about }) => `${purpose} ${about}`),
    ).toEqual(['使用银行卡号 金秋助学 ZX-2026-0001', '公示 金秋助学 ZX-2026-0001']);
  });

  it('dates a consent to the case with which it was given, not to one into which it was taken over', () => {
    const { answers } = aRow();
    const purposes = (part: Partial<KeptRow>) =>
      keptAbout(me, [aRow(part)], [], noObjections).consents.map(({ purpose }) => purpose);
    const renewed = { ...answers, grade: '大学二年级' };
    expect(purposes({ answers: renewed, carried: { school: '2025' } })).toEqual(['使用银行卡号', '公示']);
    // From before a renewal asked for them.
    expect(purposes({ answers: renewed })).toEqual([]);
  });

  it('tells who has looked at a sealed number beside who has read the case, the latest first', () => {
    const reveals = [{ at: '2026-08-09T01:00:00.000Z', by: 'an openid', name: '钱会计', field: 'cardNumber' }];
    const { readers } = keptAbout(me, [aRow({ reveals })], [], noObjections);
    expect(readers.map(({ name, about }) => `${name} ${about}`)).toEqual([
      '钱会计 金秋助学 ZX-2026-0001，看了银行卡号',
      '李敏 金秋助学 ZX-2026-0001',
    ]);
    expect(JSON.stringify(readers)).not.toContain('an openid');
  });

  it('counts cases and papers by service, from the first day to the last', () => {
    const paper = { fileId: 'cloud://e.b/papers/0123456789abcdef/1.jpg', name: '照片' };
    const rows = [
      aRow({ openedAt: '2026-08-31T17:00:00.000Z', papers: [paper, paper] }),
      aRow(),
      aRow({ kind: 'appeal', number: 'QZ-2026-0001', answers: {} }),
    ];
    expect(keptAbout(me, rows, [], noObjections).cases).toEqual([
      { title: '金秋助学', count: 2, papers: 2, first: '2026-08-03', last: '2026-09-01' },
      { title: '求助维权', count: 1, papers: 0, first: '2026-08-03', last: '2026-08-03' },
    ]);
  });
});

describe('what somebody objected to', () => {
  const checked = { action: 'check', to: 'checked' };
  const stopped = { action: 'examine', to: 'objected' };
  const shown = [{ label: '有什么异议', value: '有两套商品房。', inside: true as const }];
  const objected = { _id: 'a', kind: 'scholarship', season: '2026', open: true, timeline: [checked] };
  const objection = { _id: 'o', caseId: 'a', notice: '2026-08-20', at: '2026-08-21T01:00:00.000Z', shown };
  const told = (part: Partial<ObjectedCase>) =>
    keptAbout(me, [], [], { objections: [objection], objected: [{ ...objected, ...part }], catalogue }).objections;

  it('is told by its notice and moment, with what came of it', () => {
    const { notice, at } = objection;
    const title = '2026年金秋助学公示';
    expect(told({})).toEqual([{ title, notice, at, end: 'examined', said: shown }]);
    const dismissed = { action: 'dismiss', to: 'published' };
    const settled = [checked, { ...dismissed, settles: ['another', 'o'] }];
    expect(told({ timeline: settled })).toEqual([{ title, notice, at, end: 'unfounded', said: shown }]);
    // Paid in the end: hers had been looked into.
    expect(told({ timeline: settled, open: false })).toMatchObject([{ end: 'unfounded' }]);
    expect(told({ timeline: [{ ...dismissed, settles: ['another'] }], open: false })).toMatchObject([{ end: 'gone' }]);
  });

  it('says that nothing was granted where an officer ended it over what was said, and no more of another end', () => {
    const end = (...timeline: ObjectedCase['timeline']) => told({ timeline, open: false })[0]?.end;
    const refused = { action: 'refuse', to: 'refused' };
    expect(end(checked, stopped, refused)).toBe('upheld');
    expect(end(checked, stopped, refused, { action: 'note', to: 'refused' })).toBe('upheld');
    expect(end(checked, stopped, { action: 'withdraw', to: 'withdrawn' })).toBe('gone');
    expect(end(checked, refused)).toBe('gone');
    expect(end()).toBe('gone');
  });

  it('stands with the latest first, and is there of a case that nobody knows any more', () => {
    const objections = [objection, { ...objection, _id: 'p', at: '2026-08-22T01:00:00.000Z' }];
    expect(keptAbout(me, [], [], { objections, objected: [], catalogue }).objections).toEqual([
      { title: '公示', notice: '2026-08-20', at: '2026-08-22T01:00:00.000Z', end: 'gone', said: shown },
      { title: '公示', notice: '2026-08-20', at: '2026-08-21T01:00:00.000Z', end: 'gone', said: shown },
    ]);
    expect(told({ season: null, kind: 'later' })[0]?.title).toBe('later公示');
  });
});

describe('whatever is kept', () => {
  it('of a service that is gone is told by its own words, and who read it by the moment', () => {
    const gone = aRow({
      kind: 'gone',
      seen: {
        a: { name: '李敏', title: '干事', at: '2026-08-04T01:00:00.000Z' },
        b: { name: '温建华', title: '主任', at: '2026-08-06T01:00:00.000Z' },
        c: { name: '肖丽', title: '干事', at: '2026-08-05T01:00:00.000Z' },
      },
      reveals: [{ at: '2026-08-01T01:00:00.000Z', by: 'x', name: '钱会计', field: 'cardNumber' }],
    });
    const kept = keptAbout(me, [gone], [], noObjections);
    expect(kept.readers.map(({ name, about }) => `${name} ${about}`)).toEqual([
      '温建华 gone ZX-2026-0001',
      '肖丽 gone ZX-2026-0001',
      '李敏 gone ZX-2026-0001',
      '钱会计 gone ZX-2026-0001，看了cardNumber',
    ]);
    expect(kept.consents).toEqual([]);
    expect(kept.cases).toEqual([{ title: 'gone', count: 1, papers: 0, first: '2026-08-03', last: '2026-08-03' }]);
  });
});
