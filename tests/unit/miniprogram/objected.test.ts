import { scholarshipFlow } from '../../../core/domains/scholarship/flow';
import { noticeWait } from '../../../miniprogram/packages/staff/case/award.view';
import { objectionItems } from '../../../miniprogram/packages/staff/case/objections.view';
import { aCase } from './cases';

const today = '2026-11-22';
const notice = { name: '', unit: '', category: '', amountFen: 1, since: '2026-11-16', until: '2026-11-24' };
type Status = keyof typeof scholarshipFlow.states;
const award = (status: Status, part: Parameters<typeof aCase>[0] = {}) =>
  aCase({ kind: 'scholarship', status, state: scholarshipFlow.states[status], ...part });

describe('what is published, on the officer’s page', () => {
  it('says until when nobody may decide, as long as the notice runs', () => {
    const said = (day: string, status: Status = 'published') => noticeWait(award(status, { notice }), day);
    expect(said(notice.until)).toMatch(/^公示还没期满，.*期满以后才能审批。$/);
    expect(said(today, 'noticed')).toContain('11月24日(周二)期满');
    expect([said('2026-12-31'), said(notice.until, 'withdrawn'), noticeWait(award('checked'), today)]).toEqual([
      '',
      '',
      '',
    ]);
  });

  it('lists what was objected for whoever looks into it, and whether she has', () => {
    const inside = true as const;
    const shown = [
      { label: '有什么异议', value: '有两套商品房。', inside },
      { label: '您的电话', value: '13600000009', inside },
    ];
    const facts = [
      { label: '有什么异议', values: ['有两套商品房。'] },
      { label: '提出人电话', values: ['13600000009'] },
    ];
    const objections = [
      { at: '2026-11-20T01:40:00.000Z', shown, settled: false, broken: false },
      { at: '2026-11-19T01:40:00.000Z', shown, settled: true, broken: true },
    ];
    expect(objectionItems({ objections }, today)).toEqual([
      { when: '11月20日 09:40 提出，待核查', facts },
      { when: expect.stringMatching(/^11月19日 09:40 提出，已查清。这条记录与存档不一致/), facts },
    ]);
    expect(objectionItems(award('objected'), today)).toEqual([]);
  });
});
