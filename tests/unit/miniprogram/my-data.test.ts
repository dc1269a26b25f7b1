import type { Kept } from '../../../core/case/kept';
import { asText, toView } from '../../../miniprogram/packages/worker/data/data.view';
import { aHome } from './phone';

const home = aHome();
const said = [{ label: '有什么异议', value: '有两套商品房。', inside: true as const }];
const kept: Kept = {
  me: home.me,
  earlierPhones: ['13900000045', '13900000046'],
  cases: [{ title: '求助维权', count: 2, papers: 3, first: '2026-03-02', last: '2026-11-13' }],
  drafts: [{ kind: 'appeal', title: '求助维权', savedAt: '2026-11-22T06:32:00.000Z' }],
  readers: [
    { name: '李敏', title: '干事', at: '2026-11-14T01:12:00.000Z', about: '求助维权 QZ-2026-0001' },
    { name: '郭长青', title: '', at: '2026-11-13T01:12:00.000Z', about: '求助维权 QZ-2026-0001' },
  ],
  consents: [{ purpose: '同意公示姓名', at: '2026-11-13T01:12:00.000Z', about: '金秋助学 ZX-2026-0001' }],
  objections: [
    { title: '2026年金秋助学公示', notice: '2026-09-01', at: '2026-09-02T01:12:00.000Z', end: 'unfounded', said },
    { title: '2026年金秋助学公示', notice: '2026-09-01', at: '2026-09-01T01:12:00.000Z', end: 'examined', said: [] },
  ],
};
const nothing: Kept = {
  ...kept,
  me: aHome({ name: '', phone: '', area: '' }).me,
  earlierPhones: [],
  cases: [],
  drafts: [],
  readers: [],
  consents: [],
  objections: [],
};

describe('my data', () => {
  it('are shown in plain blocks', () => {
    expect(toView(kept, home)).toMatchObject({
      profile: [
        { label: '姓名', values: ['王建国'] },
        { label: '电话', values: ['13800000001'] },
        { label: '以前留过的电话', values: ['13900000045、13900000046'] },
        { label: '工作所在地', values: ['象湖镇'] },
      ],
      cases: [{ label: '求助维权', values: ['2 件，3月2日(周一) 到 11月13日(周五) 提交', '照片和材料 3 份'] }],
      drafts: [{ kind: 'appeal', title: '求助维权', saved: '11月22日 14:32 保存，留到 2027年2月20日(周六)' }],
      readers: [
        { who: '李敏 干事', about: '求助维权 QZ-2026-0001', when: '11月14日 09:12' },
        { who: '郭长青', about: '求助维权 QZ-2026-0001', when: '11月13日 09:12' },
      ],
      objections: [
        {
          what: '2026年金秋助学公示(9月1日起)',
          when: '9月2日 09:12 提出',
          end: '查过了，异议不成立',
          said: [{ label: '有什么异议', values: ['有两套商品房。'] }],
        },
        { what: '2026年金秋助学公示(9月1日起)', when: '9月1日 09:12 提出', end: '正在核查，查清以前不会发放' },
      ],
      consents: [{ label: '同意公示姓名', values: ['11月13日 09:12 同意，金秋助学 ZX-2026-0001'] }],
    });
  });

  it('say how long they are kept and whom to call', () => {
    const { keeping, objection } = toView(kept, home);
    expect(keeping.join('')).toContain('10 年');
    expect(keeping.join('')).toContain('90 天');
    expect(objection).toContain(home.union.hotline);
  });

  it('can be taken along as one text that leaves nothing out', () => {
    const view = toView(kept, home);
    const text = asText(view, home);
    const words = [...view.profile, ...view.cases, ...view.consents].flatMap(({ label, values }) => [label, ...values]);
    const rows = [...view.drafts.map(({ saved }) => saved), ...view.readers.flatMap(({ who, when }) => [who, when])];
    rows.push(...view.objections.flatMap(({ what, when, end }) => [what, when, end]));
    for (const word of [...words, ...rows, ...view.keeping, view.objection]) expect(text).toContain(word);
    expect(text).toContain('2026年11月22日(周日)');
  });

  it('say so where there are none', () => {
    const view = toView(nothing, home);
    expect(view).toMatchObject({ profile: [], cases: [], drafts: [], readers: [], consents: [], objections: [] });
    expect(asText(view, home)).not.toContain('异议');
    expect(asText(view, home)).toContain('【谁看过我的信息】\n没有');
  });
});
