import fc from 'fast-check';
import * as v from 'valibot';
import { appeal } from '../../../core/domains/rights/appeal';
import { scholarship } from '../../../core/domains/scholarship/scholarship';
import { fieldsOf, text } from '../../../core/kernel/field';
import { amendment } from '../../../core/record/amend';
import { shownAnswers } from '../../../core/record/answers';
import type { Shown } from '../../../core/record/record';
import { isTold, lookedAt, onSheet, sayLook, shownOf } from '../../../core/record/shown-before';
import { ruijinUnion } from '../../../local/worlds/union';
import { vault, withCase } from '../../support/office';

const { fields, renewal } = scholarship;
const withoutField = ({ field: _none, ...row }: Shown): Shown => row;
const fieldsIn = (shown: readonly Shown[]) => shown.map(({ field }) => field);

/** The words of the questions as cases from before have them: whoever words one anew keeps these findable. */
const wordsBefore = {
  appeal: {
    ...{ category: '您遇到的是哪一类问题？', story: '发生了什么？', happenedOn: '什么时候发生的？' },
    ...{ area: '工作的地方在哪里？', place: '详细地点', employer: '单位或老板的名称' },
    ...{ people: '和您一样遇到这事的有几个人？', claimFen: '您认为应该给您多少钱？', limitOn: '有没有最后期限？' },
    ...{ papers: '照片或材料', name: '怎么称呼您？', phone: '您的电话' },
  },
  scholarship: {
    ...{ student: '学生姓名', relation: '学生是您的', identity: '学生身份证号码', school: '学校', stage: '读哪一段' },
    ...{ proof: '录取通知书或在读证明', area: '您在哪里工作', unitUnion: '您单位的工会', employer: '工作单位' },
    ...{ family: '家庭成员', otherYearFen: '全家一年的其他收入', medicalYearFen: '一年自己付的看病钱' },
    ...{ educationYearFen: '一年的学费和住宿费', housingYearFen: '一年的房租或房贷', hardship: '家里有什么困难' },
    ...{ familyPapers: '能说明困难的材料', cardHolder: '银行卡户名', bank: '开户银行', cardNumber: '银行卡号' },
    ...{ mayCheck: '核对家庭情况', mayPay: '使用银行卡号', mayPublish: '公示', name: '您的姓名', phone: '您的电话' },
    ...{ grade: '现在读几年级', changed: '和上一次比，家里的收入、健康、人口', change: '有什么变化' },
  },
};

describe('an answer from before it was known by its question', () => {
  it.each([
    ['appeal', appeal],
    ['scholarship', scholarship],
  ] as const)('is found by the words that it has always had: %s', (kind, service) => {
    const words = Object.entries(wordsBefore[kind]);
    const shown = words.map(([, label]) => ({ label, value: 'x' }));
    expect(fieldsIn(shownOf({ shown }, service))).toEqual(words.map(([name]) => name));
  });

  it('is the new proof alone in a renewed case, by its own words, though the one of last year stands beside it', () => {
    const [anew, old] = [
      { label: '今年的在读证明或成绩单', value: '1 份' },
      { label: '录取通知书或在读证明', value: '2 份' },
    ];
    expect(shownOf({ shown: [anew] }, scholarship)).toEqual([{ ...anew, field: 'proof' }]);
    // Only the new one is stored by then.
    expect(shownOf({ shown: [anew, old] }, scholarship)).toEqual([{ ...anew, field: 'proof' }]);
    expect(shownOf({ shown: [old] }, scholarship)).toEqual([{ ...old, field: 'proof' }]);
  });

  it('stays as it is where no question has its words, and where the service is not there any more', () => {
    const shown = [{ label: '从前问过的', value: 'x' }];
    expect(shownOf({ shown }, scholarship)).toEqual(shown);
    expect(shownOf({ shown }, undefined)).toBe(shown);
  });

  it('is another one than the next with the same words', () => {
    const form = v.object({ her: text('姓名', 20), his: text('姓名', 20) });
    const shown = [
      { label: '姓名', value: '王建国' },
      { label: '姓名', value: '李敏' },
    ];
    expect(fieldsIn(shownOf({ shown }, { fields: fieldsOf(form) }))).toEqual(['her', 'his']);
  });
});

const letters = fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom('甲', '乙', '丙') });
const names = ['one', 'two', 'three', 'four'] as const;
/** Four questions, some in the same words. */
const asked = fc.tuple(letters, letters, letters, letters).map(([one, two, three, four]) => ({
  fields: fieldsOf(v.object({ one: text(one, 9), two: text(two, 9), three: text(three, 9), four: text(four, 9) })),
}));

describe('whatever the questions are called', () => {
  it('what is shown is known by its question, and from before by its words as far as they tell', () => {
    fc.assert(
      fc.property(asked, fc.record({ one: letters, two: letters, three: letters, four: letters }), (form, answers) => {
        const shown = shownAnswers(form.fields, answers, ruijinUnion, '2026-11-03');
        expect(fieldsIn(shown)).toEqual(names);
        expect(shownOf({ shown }, form)).toEqual(shown);
        expect(shownOf({ shown: shown.map(withoutField) }, form)).toEqual(shown);
      }),
    );
  });

  it('an answer that is given anew takes the place of its own question alone', () => {
    const { found } = withCase();
    fc.assert(
      fc.property(asked, fc.constantFrom(...names), fc.boolean(), ({ fields: questions }, name, isFromBefore) => {
        const answers = Object.fromEntries(names.map((each) => [each, `答${each}`]));
        const told = shownAnswers(questions, answers, ruijinUnion, '2026-11-03');
        const shown = isFromBefore ? told.map(withoutField) : told;
        const form = v.object({ [name]: text(questions.find((field) => field.name === name)?.label ?? '', 9) });
        const input = { [name]: '新的' };
        const answered = shownAnswers(fieldsOf(form), input, ruijinUnion, '2026-11-03');
        const { set } = amendment(
          { fields: questions },
          { ...found, answers, shown },
          { amends: true, form },
          { input, shown: answered, answered },
          vault,
        );
        expect(set.shown?.map(({ field, value }) => [field, value])).toEqual(
          names.map((each) => [each, each === name ? '新的' : `答${each}`]),
        );
      }),
    );
  });
});

describe('a look at a number', () => {
  const all = [...fields, ...(renewal?.fields ?? [])];

  it.each([
    ['cardNumber', 'cardNumber', '银行卡号'],
    [onSheet('cardNumber'), 'cardNumber', '银行卡号(发放表)'],
    ['银行卡号', 'cardNumber', '银行卡号'],
    ['银行卡号(发放表)', 'cardNumber', '银行卡号(发放表)'],
    ['学生身份证号码', 'identity', '学生身份证号码'],
    ['identity', 'identity', '学生身份证号码'],
    ['从前的号码', '从前的号码', '从前的号码'],
  ])('noted as %s is at %s and is told as %s', (noted, field, words) => {
    const look = lookedAt({ field: noted }, all);
    expect([look.field, sayLook(look)]).toEqual([field, words]);
  });
});

describe('what a step says with its answers', () => {
  it('is known by its name, and from before by its words', () => {
    const granted = { field: 'granted', label: '拟资助' };
    expect(isTold({ ...granted, label: '资助', value: '' }, granted)).toBe(true);
    expect(isTold({ label: '拟资助', value: '' }, granted)).toBe(true);
    expect(isTold({ field: 'other', label: '拟资助', value: '' }, granted)).toBe(false);
  });
});
