import type { Case } from '../../../../core/case/case';
import { carriedIn, mayRenew, renewableAmong } from '../../../../core/case/renewal';
import { catalogue } from '../../../../core/domains/catalogue';
import { scholarship } from '../../../../core/domains/scholarship/scholarship';
import { rulesAt } from '../../../../core/union/rules';
import { aSeason, asRounds } from '../../../../local/worlds/students';
import { ruijinUnion } from '../../../../local/worlds/union';
import { sameAsBefore } from '../../../support/aid-centre';
import { withCase } from '../../../support/office';

const union = ruijinUnion;
const house = {
  union,
  catalogue,
  rounds: asRounds(aSeason('2026-08-20', { opens: '2026-08-01', closes: '2026-09-30' })),
};
const grant = { amountFen: 500_000, label: '深度困难 · 高校', under: '', paidOn: '2025-09-20' };
const { found } = withCase();

describe('another year', () => {
  const offered = (part: Partial<Case> = {}, today = '2026-08-20') =>
    mayRenew({ kind: 'scholarship', grant, season: '2025', turn: 1, ...part }, house, today);

  it('is offered until as many instalments were asked for as the union gives, and not once more', () => {
    // 金秋助学跟踪资助：连续四年.
    expect([1, 2, 3, 4, 5].map((turn) => offered({ turn }))).toEqual([true, true, true, false, false]);
  });

  it('is offered after a season before this one alone', () => {
    expect(['2024', '2025', '2026', '2027', null].map((season) => offered({ season }))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('is offered when the last was paid, and in the window of a season', () => {
    expect(offered({ grant: { ...grant, paidOn: null } })).toBe(false);
    expect(offered({ grant: null })).toBe(false);
    expect([offered({}, '2026-07-31'), offered({}, '2026-09-30'), offered({}, '2026-10-01')]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('among a worker’s cases', () => {
  const aCase = (_id: string, part: Partial<Case> = {}): Case => ({
    ...found,
    _id,
    kind: 'scholarship',
    open: false,
    grant,
    season: '2025',
    turn: 1,
    personKey: 'first child',
    openedKey: `2025-08-01|${_id}`,
    ...part,
  });
  const offered = (...own: Case[]) => renewableAmong(own, house, '2026-08-20').map(({ _id }) => _id);

  it('the latest of each student can be asked for again, the newest first', () => {
    const early = aCase('early', { season: '2024', openedKey: '2024-08-01|early' });
    const late = aCase('late');
    const other = aCase('other', { personKey: 'second child', openedKey: '2025-09-01|other' });
    expect(offered(early, late, other)).toEqual(['other', 'late']);
    expect(offered(other, late, early)).toEqual(['other', 'late']);
  });

  it('what was asked for again already is not offered a second time', () => {
    const again = aCase('again', { open: true, grant: null, season: '2026', openedKey: '2026-08-10|again' });
    expect(offered(aCase('paid'), again)).toEqual([]);
  });

  it('what came to nothing does not stand in the way of what was paid', () => {
    const withdrawn = aCase('withdrawn', { grant: null, season: '2026', openedKey: '2026-08-10|withdrawn' });
    expect(offered(aCase('paid'), withdrawn)).toEqual(['paid']);
  });
});

describe('a renewal', () => {
  const proof = [{ fileId: `cloud://env.local/uploads/${'0'.repeat(32)}/${'1'.repeat(32)}/1.png`, name: '在读证明' }];
  const earlier: Case = {
    ...found,
    year: '2025',
    answers: {
      ...{ student: '王小明', name: '罗桂花', school: '瑞金第一中学', stage: 'highSchool', proof: [] },
      ...{ cardHolder: '王小明', cardNumber: { sealed: 'v1.x' }, employer: '红都鞋业有限公司', phone: '13800000009' },
      ...{ mayCheck: true, mayPay: true, mayPublish: true },
    },
    shown: [
      { label: '学校', value: '瑞金第一中学' },
      { label: '工作单位', value: '红都鞋业有限公司' },
      { label: '银行卡号', value: '尾号 0005', doubt: '看起来不对。' },
      { label: '公示', value: '同意' },
    ],
  };
  const given = { proof, ...sameAsBefore, school: '江西理工大学', phone: '13900000009' };
  const fillFrom = (before: Case, input: object) => {
    const filled = scholarship.renewal?.fill(input, before);
    if (!filled) throw new Error('there is no renewal');
    return filled;
  };
  const fill = (part: object = {}) => fillFrom(earlier, { ...given, ...part });
  const renewed = (part: object = {}) => {
    const filled = fill(part);
    if (!filled.ok) throw new Error(JSON.stringify(filled.refusal));
    return filled.value;
  };

  it('takes over what holds for longer than a year, and takes this year’s word for the rest', () => {
    expect(renewed()).toMatchObject({
      answers: { student: '王小明', employer: '红都鞋业有限公司', cardNumber: { sealed: 'v1.x' }, ...given },
      headline: '高校 · 江西理工大学',
      contact: { name: earlier.owner.name, phone: '13900000009' },
      papers: proof,
      limitOn: null,
      person: null,
      takenFrom: earlier._id,
      start: 'reviewed',
      clock: 'check',
      reach: ['aid'],
    });
  });

  it('names the year of what was taken over, also when that is taken over again, and of nothing else', () => {
    const { carried, answers } = renewed();
    expect(carried).toEqual({ student: '2025', name: '2025', cardNumber: '2025', employer: '2025' });
    const again = fillFrom(
      { ...earlier, year: '2026', answers, carried },
      { ...given, cardNumber: '6200000000000005' },
    );
    expect(again.ok && again.value.carried).toEqual({ student: '2025', name: '2025', employer: '2025' });
  });

  it('takes over no consent, and nothing that was said of the year before alone', () => {
    expect(fill({ mayPublish: undefined }).ok).toBe(false);
    const once = {
      ...earlier,
      answers: { ...earlier.answers, grade: '高一', change: '爱人病了。', changed: 'changed' },
    };
    const filled = fillFrom(once, given);
    expect(filled.ok && filled.value.answers).toMatchObject({ grade: '大学二年级', changed: 'same' });
    expect(filled.ok && filled.value.answers).not.toHaveProperty('change');
  });

  it('shows what is new, and of what was before only what was not asked again, with its year', () => {
    const shown = renewed().shown(union, '2026-08-20');
    expect(shown.filter(({ since }) => since === undefined).map(({ label, value }) => `${label} ${value}`)).toEqual([
      '今年的在读证明或成绩单 1 份',
      '现在读几年级 大学二年级',
      '读哪一段 高校',
      '学校 江西理工大学',
      '和上一次比，家里的收入、健康、人口 没有变化',
      '银行卡户名 王小明',
      '开户银行 瑞金农商银行象湖支行',
      '您的电话 13900000009',
      '核对家庭情况 同意',
      '使用银行卡号 同意',
      '公示 同意',
    ]);
    expect(shown.filter(({ since }) => since !== undefined)).toEqual([
      { field: 'employer', label: '工作单位', value: '红都鞋业有限公司', since: '2025' },
      { field: 'cardNumber', label: '银行卡号', value: '尾号 0005', doubt: '看起来不对。', since: '2025' },
    ]);
  });

  it('asks about a year that belongs to another stage, a change without words, and a new holder without a new card', () => {
    const asked = (part: object) => {
      const checked = renewed(part).check({ union, today: '2026-08-20' });
      return checked.ok ? [] : [checked.refusal.code, ...Object.keys(checked.refusal.fields ?? {})];
    };
    expect(asked({})).toEqual([]);
    expect(asked({ stage: 'highSchool' })).toEqual(['doubtful', 'grade']);
    expect(asked({ stage: 'highSchool', grade: '高三' })).toEqual([]);
    expect(asked({ changed: 'changed' })).toEqual(['doubtful', 'changed']);
    expect(asked({ changed: 'changed', change: '爱人病了。' })).toEqual([]);
    expect(asked({ cardHolder: '罗桂花' })).toEqual(['doubtful', 'cardHolder']);
    expect(asked({ cardHolder: '罗桂花', cardNumber: '6200000000000005' })).toEqual([]);
    expect(asked({ cardHolder: '赵六七', cardNumber: '6200000000000005' })).toEqual(['doubtful', 'cardHolder']);
  });

  it('goes straight to the check, with the reason', () => {
    expect(renewed().route(rulesAt(ruijinUnion, '2026-08-20'), '2026-08-20')).toEqual({
      desks: ['aid'],
      urgent: false,
      reasons: ['续领由市总帮扶中心直接审核在读证明。'],
    });
  });

  it('says for each question what to mend', () => {
    const filled = fill({ proof: [], grade: '' });
    expect(filled.ok || filled.refusal).toMatchObject({
      code: 'invalidInput',
      fields: { proof: '请至少选一份。', grade: '这一项要填，请补上。' },
    });
  });
});

describe('which answers of a case are of an earlier year', () => {
  it('is written down in it, and of a case from before that everything the service itself asks', () => {
    const of = (answers: Case['answers'], carried?: Case['carried']) =>
      carriedIn({ answers, ...(carried && { carried }) }, scholarship);
    expect(of({ school: '赣南师范大学', mayPay: true })).toEqual({});
    expect(of({ school: '赣南师范大学', grade: '大学二年级' }, { school: '2025' })).toEqual({ school: '2025' });
    const before = of({ school: '赣南师范大学', mayPay: true, grade: '大学二年级' });
    expect(before).toMatchObject({ school: '', mayPay: '', family: '' });
    expect(before).not.toHaveProperty('grade');
  });
});
