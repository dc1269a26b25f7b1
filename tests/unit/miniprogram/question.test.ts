import { fieldsOf } from '../../../core/kernel/field';
import { appeal } from '../../../core/kinds/appeal';
import { Inviting } from '../../../core/people';
import { ruijinUnion } from '../../../local/worlds/union';
import { questionView } from '../../../miniprogram/components/question/question-view';
import { answersOf, firstMistake, mistakesIn } from '../../../miniprogram/components/question/typed';
import { areaOptions, deskOptions } from '../../../miniprogram/components/question/units';

const today = '2026-11-22';

function field(name: string) {
  const found = [...appeal.fields, ...fieldsOf(Inviting)].find((each) => each.name === name);
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
    expect(mistakesIn(appeal.form, [field('claimFen')], { claimFen: '15万' })).toEqual({
      claimFen: '请填数字，单位是元，例如 1500 或 1500.50。',
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
    expect(questionView(field('category'), 'pay', {}, today)).toMatchObject({ kind: 'chips', picked: 'pay' });
    expect(questionView(field('role'), undefined, {}, today)).toMatchObject({ kind: 'list', shown: '' });
  });

  it('with the keyboard that fits', () => {
    expect(questionView(field('claimFen'), '1', {}, today).inputType).toBe('digit');
    expect(questionView(field('phone'), '1', {}, today).inputType).toBe('number');
  });

  it('with the places of the union, and outside the city', () => {
    const areas = areaOptions(ruijinUnion);
    expect(areas.at(-1)?.label).toBe('瑞金市以外');
    expect(questionView(field('area'), 'town:xianghu', { unit: areas }, today).shown).toBe('象湖镇');
    expect(deskOptions(ruijinUnion).map(({ label }) => label)).toContain('市总女职工部');
  });

  it('with a day in words and a long text’s length', () => {
    expect(questionView(field('happenedOn'), '2026-11-20', {}, today).shown).toBe('11月20日(周五)');
    expect(questionView(field('story'), '四个字呀', {}, today).counter).toBe('4 / 2000');
  });
});
