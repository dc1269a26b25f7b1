import * as v from 'valibot';
import { appeal } from '../../../core/domains/rights/appeal';
import { NewSeason } from '../../../core/domains/scholarship/season';
import { fieldsOf, optional, unit } from '../../../core/kernel/field';
import { bankCard, consent, identity } from '../../../core/kernel/field-personal';
import { TakingBackOne } from '../../../core/opening';
import { Inviting } from '../../../core/union/people';
import { placesOf } from '../../../core/union/union';
import { ruijinUnion } from '../../../local/worlds/union';
import { brief, questionView } from '../../../miniprogram/components/question/question-view';
import {
  answersOf,
  doubtsAmong,
  firstMistake,
  mistakesIn,
  without,
} from '../../../miniprogram/components/question/typed';
import { placeOptions } from '../../../miniprogram/components/question/units';

const today = '2026-11-22';

const personal = v.object({
  identity: identity('身份证号码'),
  card: bankCard('银行卡号'),
  may: consent('公示', '只公示姓名和金额。'),
  extra: optional(consent('短信', '发短信提醒。')),
  unitUnion: unit('单位的工会', { places: 'unitUnions' }),
});

function field(name: string) {
  const found = [...appeal.fields, ...fieldsOf(Inviting), ...fieldsOf(personal)].find((each) => each.name === name);
  if (!found) throw new Error(`no field ${name}`);
  return found;
}

const paper = { id: 'a', path: 'wxfile://1', name: '照片', fileId: '', state: 'sending', progress: 40 } as const;
const fileId = 'cloud://env.bucket/papers/0123456789abcdef0123456789abcdef/1.jpg';

describe('what was typed becomes answers', () => {
  it('money in fen, counts as numbers, blanks as nothing', () => {
    const typed = { claimFen: '1,500.5', people: '12', place: '  ', employer: '宏石石材厂' };
    expect(answersOf(appeal.fields, typed)).toEqual({ claimFen: 150_050, people: 12, employer: '宏石石材厂' });
  });

  it('leaves what is no amount to the schema, which says how to mend it', () => {
    expect(mistakesIn(appeal.form, [field('claimFen')], { claimFen: '1,5' })).toEqual({
      claimFen: '请填数字，单位是元，例如 1500、1500.50 或 1.5万。',
    });
  });

  it('takes only papers that have arrived', () => {
    const arrived = { ...paper, id: 'b', fileId, state: 'done' } as const;
    expect(answersOf(appeal.fields, { papers: [paper, arrived] })).toEqual({ papers: [{ fileId, name: '照片' }] });
    expect(answersOf(appeal.fields, { papers: [paper] })).toEqual({});
  });
});

describe('checking a step', () => {
  const step = [field('area'), field('employer')];

  it('asks only about its own questions', () => {
    expect(Object.keys(mistakesIn(appeal.form, step, {}))).toEqual(['area', 'employer']);
  });

  it('finds the first mistake in the order of the questions', () => {
    expect(firstMistake(step, { employer: 'x', area: 'y' })).toBe('area');
    expect(firstMistake(step, {})).toBeUndefined();
  });
});

describe('a question is drawn', () => {
  it('as chips when its choices are few, as a list when they are many', () => {
    expect(questionView(field('category'), 'pay', {}, { today })).toMatchObject({ kind: 'chips', picked: 'pay' });
    expect(questionView(field('role'), undefined, {}, { today })).toMatchObject({ kind: 'list', shown: '' });
  });

  it('with the keyboard that fits', () => {
    expect(questionView(field('claimFen'), '1', {}, { today }).inputType).toBe('digit');
    expect(questionView(field('phone'), '1', {}, { today }).inputType).toBe('number');
  });

  it('with the places of the union, and outside the city', () => {
    const places = placeOptions(ruijinUnion);
    const { options, shown } = questionView(field('area'), 'town:xianghu', { unit: places }, { today });
    expect(options.at(-1)?.label).toBe('瑞金市以外');
    expect(shown).toBe('象湖镇');
    const desk = fieldsOf(Inviting).find(({ name }) => name === 'desk') ?? field('area');
    const desks = questionView(desk, undefined, { unit: places }, { today }).options;
    expect(desks.map(({ label }) => label)).toContain('市总女职工部');
  });

  it('with a day in words and a long text’s length', () => {
    expect(questionView(field('happenedOn'), '2026-11-20', {}, { today }).shown).toBe('11月20日(周五)');
    expect(questionView(field('story'), '四个字呀', {}, { today }).counter).toBe('4 / 2000');
  });
});

describe('what was typed', () => {
  const view = (name: string, typed: string, beside = {}) =>
    questionView(
      field(name),
      typed,
      {},
      { today: '2026-08-20', opened: '2026-08-02', earlier: { sentOn: '2026-08-04' } },
      beside,
    );

  it('is counted in characters, and never cut: it says how many are too many', () => {
    const long = '𠮷'.repeat(1000) + '😀'.repeat(1003);
    expect(view('story', long)).toMatchObject({
      text: long,
      counter: '2003 / 2000，多了 3 个字',
      over: true,
      tall: true,
    });
    expect(view('story', '😀\u200b王')).toMatchObject({ counter: '2 / 2000', over: false, tall: false });
    expect(view('employer', '厂'.repeat(60)).counter).toBe('');
    expect(view('employer', '厂'.repeat(61)).counter).toBe('61 / 60，多了 1 个字');
    expect(mistakesIn(appeal.form, [field('employer')], { employer: '𠮷'.repeat(61) }).employer).toContain(
      '最多 60 个字',
    );
    expect(mistakesIn(appeal.form, [field('employer')], { employer: '𠮷'.repeat(60) })).toEqual({});
  });

  it('of an amount is said back as it is understood, and nothing where it is not', () => {
    const said = (typed: string) => view('claimFen', typed).understood;
    expect(['1.5万', '15000', '１５００', '1,500.5'].map(said)).toEqual([
      '15,000 元',
      '15,000 元',
      '1,500 元',
      '1,500.50 元',
    ]);
    expect(['', '150', '1,5', '一千'].map(said)).toEqual(['', '', '', '']);
    // Few digits are read without help.
    expect(['9999', '10000'].map(said)).toEqual(['', '10,000 元']);
  });

  it('of a day is picked on a wheel that begins and ends where the day may lie', () => {
    expect(view('happenedOn', '').wheel).toEqual({ start: '1966-08-20', end: '2026-08-20', at: '2026-08-20' });
    const answered = fieldsOf(appeal.flow.steps.answered?.form ?? appeal.form).find(
      ({ name }) => name === 'answeredOn',
    );
    const timing = { today: '2026-08-20', opened: '2026-08-02', earlier: { sentOn: '2026-08-04' } };
    expect(answered && questionView(answered, '2026-08-01', {}, timing).wheel).toEqual({
      start: '2026-08-04',
      end: '2026-08-20',
      at: '2026-08-04',
    });
    const closes = fieldsOf(NewSeason).find(({ name }) => name === 'closes');
    const beside = { opens: '2026-09-01' };
    expect(closes && questionView(closes, '', {}, timing, beside).wheel).toMatchObject({
      start: '2026-09-01',
      end: '2027-09-01',
    });
  });

  it('outside the wheel, or no longer on the union’s lists, is marked before it is sent', () => {
    const around = { union: ruijinUnion, today };
    const typed = { happenedOn: '2099-01-01', area: 'town:nowhere', limitOn: '2027-01-01' };
    const asked = [field('happenedOn'), field('area'), field('limitOn')];
    expect(Object.keys(mistakesIn(appeal.form, asked, typed, around))).toEqual(['happenedOn', 'area']);
  });
});

describe('what may be wrong', () => {
  const around = { union: ruijinUnion, today };
  const card = field('card');
  const doubts = (typed: string, sure = {}) => doubtsAmong(personal, [card], { card: typed }, around, sure);

  it('is asked about until it is confirmed, however the number is typed', () => {
    const asked = doubts('6228 4812 3456 7890 129');
    expect(Object.keys(asked)).toEqual(['card']);
    expect(doubts('6228481234567890129', asked)).toEqual({});
    expect(doubts('６２２８４８１２３４５６７８９０１２８')).toEqual({});
  });

  it('is not asked about once more where the cloud asked about more in one go, or she would never get past it', () => {
    const asked = doubts('6228481234567890129');
    expect(doubts('6228481234567890129', { card: `${asked.card}这张卡刚被银行退回。` })).toEqual({});
    expect(doubts('6228481234567890129', { card: '这张卡刚被银行退回。' })).toEqual(asked);
  });
});

describe('a number that identifies a person', () => {
  it('has its keyboard and what becomes of it', () => {
    const view = questionView(field('identity'), '', {}, { today });
    expect(view).toMatchObject({ kind: 'line', inputType: 'idcard' });
    expect(view.digits).toMatchObject({ promise: '只用来确认是同一个人，加密保存。', grouped: '', count: '' });
    expect(view.placeholder).toBe('18 位，最后一位可能是 X');
  });

  it('is not said to be kept where it is only looked up by', () => {
    const sought = fieldsOf(TakingBackOne).find(({ name }) => name === 'identity');
    const digits = sought && questionView(sought, '36079920080915', {}, { today }).digits;
    expect(digits).toMatchObject({ promise: '', count: '已填 14 位，还差 4 位' });
    expect(sought?.help).toContain('不保存');
  });

  it('is read back in groups, however it was typed', () => {
    const shown = (typed: string) => questionView(field('identity'), typed, {}, { today }).digits;
    expect(shown('36079920080915')).toMatchObject({ grouped: '360799 2008 0915', count: '已填 14 位，还差 4 位' });
    expect(shown('360799 20080915001x')).toMatchObject({ grouped: '360799 2008 0915 001X', count: '已填 18 位' });
    expect(shown('3607992008091500107')?.count).toBe('已填 19 位，多了 1 位');
    expect(questionView(field('card'), '6228481234567890128', {}, { today }).digits).toMatchObject({
      grouped: '6228 4812 3456 7890 128',
      count: '已填 19 位',
    });
  });

  it('is masked wherever it stands among other answers', () => {
    expect(brief(field('identity'), '360799200809150010', {}, { today })).toBe('3607**********0010');
    expect(brief(field('card'), '6228481234567890128', {}, { today })).toBe('尾号 0128');
  });

  it('may be typed with spaces', () => {
    const typed = { identity: '360799 2008 0915 0010', card: '6228 4812 3456 7890 128', may: true };
    expect(mistakesIn(personal, [field('identity'), field('card'), field('may')], typed)).toEqual({});
  });
});

describe('a consent', () => {
  it('is given, taken back, and asked for in its own words', () => {
    expect(questionView(field('may'), true, {}, { today })).toMatchObject({ kind: 'consent', agreed: true });
    expect(questionView(field('may'), false, {}, { today }).agreed).toBe(false);
    expect(answersOf([field('may')], { may: true })).toEqual({ may: true });
    expect(answersOf([field('may')], { may: false })).toEqual({});
    for (const typed of [{}, { may: false }]) {
      expect(mistakesIn(personal, [field('may')], typed).may).toContain('没有您的同意');
    }
  });

  it('that may be withheld holds nothing up', () => {
    expect(mistakesIn(personal, [field('extra')], { extra: false })).toEqual({});
  });
});

describe('a question about a place', () => {
  const offered = { unit: placeOptions(ruijinUnion) };
  const labels = (name: string) =>
    questionView(field(name), undefined, offered, { today }).options.map(({ label }) => label);

  it('offers the areas, or the unions of enterprises, never both', () => {
    expect(labels('area')).toEqual(placesOf(ruijinUnion, 'areas').map(({ label }) => label));
    expect(labels('unitUnion')).toEqual(['红都鞋业有限公司工会']);
  });
});

it('a mended question lets go of its own mistakes and of those inside it', () => {
  const mistakes = { family: '甲', 'family.1.name': '乙', familyPapers: '丙' };
  expect(without(mistakes, 'family')).toEqual({ familyPapers: '丙' });
});
