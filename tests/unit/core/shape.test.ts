import { besideFields, spoiltIn, withoutSpoilt } from '../../../core/case/beside';
import type { Case } from '../../../core/case/case';
import { isWhole, legible, masked } from '../../../core/case/shape';
import { summaryFields } from '../../../core/case/summary';
import { catalogue } from '../../../core/domains/catalogue';
import { addDays } from '../../../core/kernel/day';
import { take } from '../../../local/worlds/students';
import { aidCentre, daysAgo, filledIn } from '../../support/aid-centre';
import { pay } from '../../support/office';

const { story, wang, luo, lin, hu, hands } = aidCentre();
const handIn = (at: string) => story.submit(wang, 'scholarship', filledIn(story, wang, { area: 'town:jiubao' }), at);
const states = ['reviewed', 'checked', 'published', 'noticed', 'approved', 'awarded', 'paid'] as const;
const students = states.map((state) => take(story, handIn(daysAgo(44)), hands, state));
const appeal = story.submit(luo, 'appeal', pay, daysAgo(9));
const asked = story.move(story.move(appeal, lin, 'accept', daysAgo(8)), lin, 'askPapers', daysAgo(7), {
  missing: '1. 劳动合同。',
});
const named = { ...pay, name: '刘老根', phone: '13800000055', ...{ readBack: true } };
const helped = story.assist(hu, 'appeal', named, daysAgo(5));
const all = [...students, asked, helped];
const [found] = students;
const without = (one: Case | undefined, ...fields: string[]) =>
  Object.fromEntries(Object.entries(one ?? {}).filter(([name]) => !fields.includes(name)));

describe('the shape of a case', () => {
  it('is that of every case, in whatever state', () => {
    for (const one of all) {
      expect([isWhole(one), spoiltIn(one, besideFields)]).toEqual([true, []]);
      expect(legible(one, Object.keys(one))).toEqual({ row: one, illegible: [] });
    }
  });

  it('is that of cases from before some of their fields were written down', () => {
    const clock = { clock: 'accept', since: '2026-11-02', day: '2026-11-09' };
    const papers = [{ fileId: 'cloud://x/papers/1.png', name: '劳动合同' }];
    const old = {
      ...without(found, 'stamp', 'carried', 'holdsPlace'),
      helper: { name: '胡志强' },
      deadline: clock,
      papers,
    };
    expect([isWhole(old), legible(old, Object.keys(old)).illegible]).toEqual([true, []]);
    const row = without(found, 'helper', 'season', 'grant', 'officer', 'deadline', 'personKey');
    const nothing = { helper: null, season: null, grant: null, officer: null };
    expect(legible(row, summaryFields(catalogue))).toMatchObject({ row: nothing, illegible: [] });
  });

  it('keeps what it does not know of', () => {
    const more = { ...found, somethingNew: 1, owner: { ...found?.owner, since: 'x' } };
    expect(isWhole(more)).toBe(true);
    expect(legible(more, Object.keys(more)).row).toEqual(more);
  });

  it('is none without an entry, nor with one that is none', () => {
    expect(isWhole({ ...found, timeline: [] })).toBe(false);
    expect(isWhole({ ...found, timeline: [null] })).toBe(false);
    expect(isWhole({ ...found, answers: [] })).toBe(false);
  });
});

describe('a row in which something else lies', () => {
  const row = { ...found, headline: 5, officer: 'x', openedAt: 'yesterday' };

  it('is read without it, and masked with nothing of what people wrote', () => {
    const { row: read, illegible } = legible(row, Object.keys(row));
    expect(illegible).toEqual(['headline', 'officer', 'openedAt']);
    expect(read).toMatchObject({ headline: '***', officer: null, owner: found?.owner });
    expect(Number.isNaN(Date.parse(String(read.openedAt)))).toBe(false);
    const hidden = masked(students[2] ?? row, Object.keys(row));
    expect(hidden).toMatchObject({ owner: { id: '', name: '某' }, answers: {}, notice: { name: '***', unit: '***' } });
  });

  it('comes with no field that was not read', () => {
    const bare: { _id: string; notice?: null } = { _id: 'a' };
    expect(Object.keys(masked(bare, ['_id', 'number']))).toEqual(['_id', 'number']);
  });
});

describe('what lies beside the steps', () => {
  const at = '2026-11-03T02:00:00.000Z';
  const look = { at, by: 'x', name: '许惠芳', field: '银行卡号', stamp: 'v1.a' };
  const message = { id: 'c:1', to: 'x', event: 'progress', thing: 'a', phrase: 'b', at, note: 'c' } as const;
  const reader = { name: '李敏', title: '干事', at };

  it('may be anything that the timer and readers leave there', () => {
    const full = {
      seen: { abc: reader },
      reveals: [look, { ...look, caseId: 'c' }],
      outgoing: [{ ...message, tries: 1, after: at }],
      sending: [{ ...message, claimedAt: at }],
      outgoingSince: at,
      warned: 75,
      warnOn: '2026-11-04',
      toCall: { since: at, about: '待发放' },
    };
    expect(spoiltIn({ ...found, ...full }, besideFields)).toEqual([]);
  });

  it('is read as far as it can be', () => {
    const spoilt = {
      ...{ seen: { abc: reader, def: 7 }, reveals: ['x', look], outgoing: [message, null], sending: 'x' },
      ...{ outgoingSince: 5, warned: 'x', warnOn: [], toCall: 'x' },
    };
    const row: object = {
      ...found,
      deadline: { ...found?.deadline, since: '2026-11-02', day: '2026-11-22' },
      ...spoilt,
    };
    const names = spoiltIn(row, besideFields);
    expect([...names].sort()).toEqual([...besideFields].sort());
    expect(withoutSpoilt(row, names)).toMatchObject({
      ...{ seen: { abc: reader }, reveals: [look], outgoing: [message], sending: [] },
      ...{ outgoingSince: at, warned: 0, warnOn: addDays('2026-11-02', 10), toCall: null },
    });
  });

  it('is nothing where nothing can be read, and looked at only where it was read', () => {
    const row: object = { ...found, deadline: 'x', seen: null, warnOn: 5, outgoing: 'x', outgoingSince: {} };
    expect(withoutSpoilt(row, spoiltIn(row, besideFields))).toMatchObject({
      ...{ seen: {}, warnOn: null, outgoing: [], outgoingSince: null },
    });
    expect(spoiltIn({ _id: 'a' }, ['_id', 'number'])).toEqual([]);
  });
});
