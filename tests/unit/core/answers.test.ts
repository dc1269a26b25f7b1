import * as v from 'valibot';
import {
  choice,
  colleague,
  count,
  day,
  fieldsOf,
  longText,
  money,
  optional,
  papers,
  phone,
  stars,
  text,
  unit,
} from '../../../core/kernel/field';
import { bankCard, cards, consent, identity } from '../../../core/kernel/field-personal';
import { asJson, shownAnswers } from '../../../core/record/answers';
import type { Json } from '../../../core/record/record';
import { ruijinUnion } from '../../../local/worlds/union';

const anyDay = { from: { of: 'today', years: -9 }, to: { of: 'today', years: 9 } } as const;
const form = v.object({
  category: choice('哪一类', { pay: '拖欠工资', injury: '工伤' }),
  area: unit('在哪里'),
  fen: money('多少钱', 100),
  people: count('几个人', '人', 100),
  times: count('几次', '', 100),
  on: day('哪天', anyDay),
  proof: papers('材料', 3),
  to: colleague('转给谁'),
  stars: stars('打分'),
  identity: identity('身份证号码'),
  card: bankCard('卡号'),
  may: consent('同意核对', '为了核对'),
  story: longText('经过', 1, 100, { inside: true }),
  family: cards(
    '家人',
    '一位',
    3,
    v.object({
      name: text('姓名', 20),
      health: choice('身体', { good: '健康', serious: '大病' }),
      fen: optional(money('每月收入', 100)),
    }),
  ),
});
const shown = (answers: { readonly [field: string]: Json }, around: Parameters<typeof shownAnswers>[4] = {}) =>
  shownAnswers(fieldsOf(form), answers, ruijinUnion, '2026-08-20', around);
const value = (name: string, answer: Json) => shown({ [name]: answer }).map((each) => each.value);

describe('an answer in the words in which she saw it', () => {
  it.each<[string, Json, string]>([
    ['category', 'pay', '拖欠工资'],
    ['category', 'gone', 'gone'],
    ['area', 'town:xianghu', '象湖镇'],
    ['area', 'elsewhere', '瑞金市以外'],
    ['area', 'unit:shoes', '红都鞋业有限公司工会'],
    ['area', 'unit:gone', '瑞金市总工会'],
    ['fen', 150_050, '1,500.50 元'],
    ['people', 3, '3 人'],
    ['times', 3, '3'],
    ['on', '2026-08-19', '8月19日(周三)'],
    ['on', '2025-08-19', '2025年8月19日(周二)'],
    [
      'proof',
      [
        { fileId: 'a', name: 'a' },
        { fileId: 'b', name: 'b' },
      ],
      '2 份',
    ],
    ['proof', 'odd', ''],
    ['stars', 4, '4 星'],
    ['identity', '360799200801010019', '3607**********0019'],
    ['card', '6200000000000005', '尾号 0005'],
    ['may', true, '同意'],
    ['story', '没钱了', '没钱了'],
  ])('%s %j: %s', (name, answer, words) => {
    expect(value(name, answer)).toEqual([words]);
  });

  it('is left out where the question was left open', () => {
    expect(shown({ fen: null, on: null })).toEqual([]);
    expect(shown({})).toEqual([]);
    expect(value('fen', 0)).toEqual(['0 元']);
  });

  it('names a colleague, never her handle', () => {
    expect(shown({ to: '0123456789abcdef' }, { colleague: '李敏' })).toEqual([
      { field: 'to', label: '转给谁', value: '李敏' },
    ]);
    expect(shown({ to: '0123456789abcdef' })).toEqual([{ field: 'to', label: '转给谁', value: '' }]);
  });

  it('keeps what is for the union alone, what was agreed to word for word, and what was asked about it', () => {
    expect(shown({ story: '没钱了' })).toEqual([{ field: 'story', label: '经过', value: '没钱了', inside: true }]);
    expect(shown({ may: true })).toEqual([{ field: 'may', label: '同意核对', value: '同意', more: '为了核对' }]);
    expect(shown({ card: '1', fen: 1 }, { doubts: { card: '抄错了吗？' } })).toEqual([
      { field: 'fen', label: '多少钱', value: '0.01 元' },
      { field: 'card', label: '卡号', value: '尾号 ****', doubt: '抄错了吗？' },
    ]);
  });

  it('is a line a card: the first as it stands, what was picked alone, the rest with what it means', () => {
    const family = [{ name: '王建国', health: 'good', fen: 260_000 }, { name: '李秀珍', health: 'serious' }, {}];
    expect(value('family', family)).toEqual(['王建国，健康，每月收入 2,600 元\n李秀珍，大病\n']);
  });

  it('stands in the order of the questions', () => {
    expect(shown({ on: '2026-08-19', category: 'pay' }).map(({ label }) => label)).toEqual(['哪一类', '哪天']);
  });
});

describe('answers as they are stored', () => {
  it('are without what was left open; nothing is an answer too', () => {
    expect(asJson({ a: 1, b: undefined, c: null, d: { e: [true] } })).toEqual({ a: 1, c: null, d: { e: [true] } });
  });

  it('are plain data', () => {
    expect(() => asJson({ at: () => 1 })).toThrow();
  });
});

describe('a telephone number', () => {
  it('is stored as it is dialled', () => {
    expect(v.parse(phone('电话'), '+86 138-0000-0001')).toBe('13800000001');
  });
});
