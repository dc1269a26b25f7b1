import fc from 'fast-check';
import type { Case } from '../../../core/case/case';
import { noticeView } from '../../../core/case/notice';
import { summaryOf } from '../../../core/case/summary';
import { caseFor } from '../../../core/case/view';
import { catalogue } from '../../../core/domains/catalogue';
import { publicFace } from '../../../core/domains/scholarship/award';
import { veiled } from '../../../core/kernel/veil';
import { ruijinUnion } from '../../../local/worlds/union';
import { aColleague, anEntry } from '../../support/actors';
import { withCase } from '../../support/office';

const names = ['王建国', '赖小明', '欧阳娜娜', '买买提·艾力', '𠮷田', 'Li Wei'];
const numbers = {
  mobile: '13910000101',
  abroad: '8613910000101',
  landline: '07972522185',
  identity: '360781199001011232',
  lettered: '36078119900101123X',
  old: '360781900101123',
  card: '6228480402564890018',
};

const fullWidth = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const everyOther = (between: string) => (text: string) => Array.from(text).join(between);
const parted = (by: string) => (text: string) => text.replace(/^(\d{3,4})(\d{4})/, `$1${by}$2${by}`);
const plain = (text: string) => text;
const asNames = [plain, fullWidth, ...[' ', '·', '\u200b', '\u3000', '\n', '.', '-', '*', ' \u2060'].map(everyOther)];
const asNumbers = [
  plain,
  fullWidth,
  ...[' ', '-', '\u2014', '\u200b', '.', '\u3000'].flatMap((by) => [everyOther(by), parted(by)]),
];

const name = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...asNames));
const number = fc.tuple(fc.constantFrom(...Object.values(numbers)), fc.constantFrom(...asNumbers));
const filler = fc.constantFrom(
  '家庭农场',
  '建筑队',
  '，',
  '：',
  ' ',
  '欠 8,000 元',
  '2026-11-03',
  '王',
  '电话',
  '…',
  '**',
  '',
);
const piece = fc.oneof(
  name.map(([text, spell]) => spell(text)),
  number.map(([text, spell]) => spell(text)),
  filler,
);
const typed = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));

/** The letters and digits of a text and nothing else: nothing hides in what stands between them. */
const bare = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]|\p{DI}/gu, '')
    .toLowerCase();
/** What of the planted names and numbers can be read in a text. */
const legible = (text: string) =>
  [...names, ...Object.values(numbers)].filter((each) => bare(text).includes(bare(each)));
const legibleOf = (text: string, sought: readonly string[]) => sought.filter((each) => bare(text).includes(each));

/** Signs of private use, without a meaning, and of no width, among those of names. */
const strange = fc.oneof(
  fc.constantFrom('王', '建', '国', '王建', '*', '·', '，', ' '),
  fc.constantFrom('\ue000', '\ue863', '\uf8ff', '\u{f0000}'),
  fc.constantFrom('\u0378', '\ufdd0', '\u{323b0}', '\u{50000}'),
  fc.constantFrom('\ufff9', '\u0604', '\u200d', '\u070f', '\u{110bd}'),
);
const owner = { id: 'owner', name: '王建国', phone: '07972522185' };

describe('a text for somebody who does not know the people of a case', () => {
  it('holds none of their names and no number, however they are typed', () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(legible(veiled(text, { names }))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is masked in one way through, whatever signs its names are made of, also those that no machine knows', () => {
    fc.assert(
      fc.property(
        fc.array(strange, { minLength: 1, maxLength: 4 }),
        fc.array(strange, { maxLength: 60 }),
        (kin, words) => {
          const text = words.join('');
          const shown = veiled(text, { names: kin });
          expect(Array.from(shown).length).toBeLessThanOrEqual(3 * Array.from(text).length);
          expect(veiled(shown, { names: kin })).toBe(shown);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is not masked by what is no name at all', () => {
    for (const none of ['\ufff9', '\u0604', '\u200b', '·', ''])
      expect(veiled('王记饭店', { names: [none] })).toBe('王记饭店');
    expect(veiled('王记饭店', { names: ['王\ue010'] })).toBe('王记饭店');
    expect(veiled('王\ue010记饭店', { names: ['王\ue010'] })).toBe('王*记饭店');
    expect(veiled('\ue010记饭店', { names: ['\ue010'] })).toBe('*记饭店');
    for (const known of ['王\ufff9', '王\u0604']) expect(veiled('王记饭店', { names: [known] })).toBe('*记饭店');
  });

  it('is masked in as many steps as it has letters, or some more', () => {
    const names = ['王建', '建王', '王', '建'.repeat(40)];
    const long = `王${'建'.repeat(2000)}`;
    expect(legibleOf(veiled(long, { names }), names)).toEqual([]);
    expect(legibleOf(veiled(long.repeat(3), { names: names.slice(0, 2) }), names.slice(0, 2))).toEqual([]);
  });

  it('holds no number that is parted as lists are, and keeps lists', () => {
    for (const number of [
      '138/0000/0001',
      '+86 138/0000/0001',
      '138、0000、0001',
      '１３８，００００，０００１',
      '138|0000|0001',
      '138。0000。0001',
      ...['~', '*', ':', '：', '+', '=', '"', "'", '’', '#', '&', '@', '!', '<', ' - ', '^', '$', '…'].map(
        (by) => `138${by}0000${by}0001`,
      ),
      '138~0000=0001',
      '+86*138*0000*0001',
      '1~3~8~0~0~0~0~0~0~0~1',
    ])
      expect([number, veiled(`木工厂${number}`, { names: [] })]).toEqual([number, '木工厂']);
    for (const line of ['0797/2522185 木工厂', '0797:2522185 木工厂', '0797=2522185 木工厂'])
      expect(veiled(line, { names: [] })).toBe('木工厂');
    expect(veiled('木工厂 360781/19900101/123X', { names: [] })).toBe('木工厂');
    const amounts = [
      '补助 150、2000、3000 元',
      '150+2000+3000 元',
      '1500+2000+3000=6500',
      '13500*12=162000',
      '1500~15000 元',
      '13500~150000 元',
      '8:30:15 到 17:30:00',
      '2026-11-03 08:30-09:30',
      '第 1、3、5 条',
    ];
    expect(veiled('150、2000、3000', { names: [], phones: ['15020003000'] })).toBe('');
    for (const text of ['欠 3000、3500、4000、4200 元', '2026/11/03', '1/2/3 号楼', '1500、2000、3000 元'].concat(
      amounts,
    ))
      expect(veiled(text, { names: [] })).toBe(text);
  });

  it('holds none that is written in signs which look alike', () => {
    expect(veiled('⻢小明木工厂', { names: ['马小明'] })).toBe('马**木工厂');
    expect(veiled('马小明木工厂', { names: ['⻢小明'] })).toMatch(/^.\*\*木工厂$/);
    expect(veiled('⽅⼤⼒的厂', { names: ['方大力'] })).toBe('方**的厂');
    expect(veiled('王\ue863饭店', { names: ['王䶮'] })).toBe('王*饭店');
    expect(veiled('阿卜杜拉。买买提木工厂', { names: ['阿卜杜拉·买买提'] })).toBe('阿**木工厂');
    expect(veiled('我姓王。建国路 8 号', { names: ['王建国'] })).toBe('我姓王。建国路 8 号');
  });

  it('is as it was where it holds none', () => {
    for (const text of [
      '王家饭店，建国路 8 号',
      '2026-11-03 2026-12-03',
      '2026-11-03 8000元',
      '标准 5,000 元，核定 4,600 元：学费已减免',
      'QZ-2026-0001',
      '记-8-023，凭证 20261103001',
      '瑞劳监〔2026〕15号，热线 12351',
      '王、建国',
    ])
      expect(veiled(text, { names })).toBe(text);
  });

  it('keeps what stands around a name and a number', () => {
    expect(veiled('赖小明家庭农场 13912345678', { names })).toBe('赖**家庭农场');
    expect(veiled('拖欠工资 · 王 建国建筑队（0797）2522185。', { names })).toBe('拖欠工资 · 王**建筑队。');
    expect(veiled('王建国家：139 1000 0101，欠 8,000 元', { names })).toBe('王**家：，欠 8,000 元');
  });

  it('holds no beginning of one that was cut off, nor a short telephone number that is called one', () => {
    expect(veiled('王记建筑队139100…', { names })).toBe('王记建筑队…');
    expect(veiled('红都鞋业有限公司王建…', { names })).toBe('红都鞋业有限公司王**…');
    expect(veiled('电话：2522185', { names })).toBe('电话：');
    expect(veiled('单位 2522185', { names: [], phones: ['2522185'] })).toBe('单位');
  });
});

describe('whatever leaves of a case for a reader who does not know the person', () => {
  const { found: appeal } = withCase();
  const answers = (text: string) => ({
    student: names[1] ?? '',
    family: names.slice(2).map((each) => ({ name: each })),
    employer: text,
  });
  const given = { amountFen: 1, label: '深度困难', under: '2026-06-21T00:30:00.000Z', paidOn: null };
  const written = (text: string): Case => ({
    ...appeal,
    kind: 'scholarship',
    status: 'awarded',
    desk: 'town:xianghu',
    owner,
    headline: text,
    answers: answers(text),
    shown: [{ label: '情况', value: text, doubt: text }],
    grant: { ...given, why: text },
    notice: { name: '赖*明', unit: text, category: '', amountFen: 1, since: '2026-08-20', until: '2026-08-27' },
    timeline: [
      anEntry('officer', 'verify', 'verified', 'officer', { said: text, shown: [{ label: '意见', value: text }] }),
    ],
  });
  const readers = [
    aColleague('leader', 'leader', 'office'),
    aColleague('auditor', 'auditor', 'audit'),
    aColleague('payer', 'treasurer', 'finance'),
  ];

  it('holds none of the names and no number', () => {
    fc.assert(
      fc.property(typed, fc.constantFrom(...readers), (text, reader) => {
        const found = written(text);
        const { headline, grant, shown, notice, timeline } = caseFor(found, reader, {
          union: ruijinUnion,
          catalogue,
          rounds: [],
        });
        const [published] = noticeView(found, 'a neighbour', [], catalogue);
        const texts = [
          headline,
          grant?.why ?? '',
          ...[...shown, ...timeline.flatMap((entry) => entry.shown)].flatMap(({ value, doubt = '' }) => [value, doubt]),
          ...timeline.map(({ said }) => said),
          notice?.unit ?? '',
          published?.unit ?? '',
          publicFace(found)?.unit ?? '',
        ];
        for (const each of texts) expect(legible(each)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('in a list holds neither the name nor a number, and not why an amount is another one', () => {
    const row = written('王 建国建筑队139-1000-0101');
    for (const reader of readers)
      expect(summaryOf(row, reader, { union: ruijinUnion, catalogue })).toMatchObject({
        headline: '王**建筑队',
        grant: { amountFen: 1 },
      });
    expect(readers.map((reader) => summaryOf(row, reader, { union: ruijinUnion, catalogue }).grant?.why)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const officer = aColleague('officer', 'townOfficer', 'town:xianghu');
    expect(summaryOf(row, officer, { union: ruijinUnion, catalogue })).toMatchObject({
      headline: row.headline,
      grant: { why: row.headline },
    });
  });

  it('tells whoever pays nothing of why it is another amount', () => {
    const paying: Case = { ...written('妻子重病'), desk: 'finance' };
    const [leader, , payer] = readers;
    expect(payer && caseFor(paying, payer, { union: ruijinUnion, catalogue, rounds: [] }).grant).toEqual({
      amountFen: 1,
      label: '深度困难',
      paidOn: null,
    });
    expect(leader && caseFor(paying, leader, { union: ruijinUnion, catalogue, rounds: [] }).grant?.why).toBe(
      '妻子重病',
    );
  });
});
