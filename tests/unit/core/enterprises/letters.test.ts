import type { Enterprise } from '../../../../core/domains/enterprises/enterprise';
import { standingOn } from '../../../../core/domains/enterprises/enterprise';
import { applicationLetter, approvalLetter, consentLetter } from '../../../../core/domains/enterprises/letters';
import { type List, lists } from '../../../../core/domains/enterprises/lists';
import type { PrintedTable } from '../../../../core/papers/letter';
import { censusOf, invented, parkEnterprises } from '../../../../local/worlds/enterprises/park';
import { ruijinUnion } from '../../../../local/worlds/union';

const told = invented(2026);
const found = censusOf(['瑞金市试验鞋业有限公司', 'i03', 'park', '170', 60], 0, told, {
  mainReason: 'ownerFears',
  creditCode: '91440300708461136T',
});
const asked = {
  appliedOn: '2026-06-10',
  registrar: '瑞金市市场监督管理局',
  assetsFen: 1_200_000_000,
  business: '鞋类生产、销售',
};
type Naming = Parameters<List['columns'][number]['of']>[3];
/** A list as it is printed on a day. */
const printed =
  ({ columns, belongs }: List) =>
  (enterprises: readonly Enterprise[], day: string, naming: Naming) => {
    const rows = enterprises.flatMap((one) => {
      const standing = standingOn(one, day);
      return standing && belongs(standing) ? [columns.map(({ of }) => of(one, standing, day, naming))] : [];
    });
    return { table: { columns: columns.map(({ title }) => title), rows } };
  };
const enterpriseBook = printed(lists.book);
const responsibilityTable = printed(lists.responsibility);
const naming = { union: ruijinUnion, colleague: (handle: string) => `同事${handle[0]}` };

describe('the application', () => {
  const letter = applicationLetter(found, asked, '瑞金市总工会');

  it('is from the enterprise to the union, of the day on which it was handed in', () => {
    expect(letter).toMatchObject({
      title: '关于成立瑞金市试验鞋业有限公司工会的请示',
      to: '瑞金市总工会',
      signature: '瑞金市试验鞋业有限公司',
      day: '2026-06-10',
    });
    expect(letter).not.toHaveProperty('number');
  });

  it('says how many work there and on which day they were counted', () => {
    expect(letter.paragraphs[0]).toBe(
      '瑞金市试验鞋业有限公司成立于2024年1月15日，截至2026年3月2日有职工 60 人，其中女职工 18 人。',
    );
  });

  it('lists what the union must know, and leaves out what was left open', () => {
    const labels = letter.annex?.table.rows.map(([label]) => label);
    expect(labels).toEqual([
      '住所',
      '生产经营地址',
      '登记机关',
      '成立日期',
      '统一社会信用代码',
      '单位性质',
      '法定代表人',
      '固定资产',
      '经营范围',
      '职工人数',
      '联系人',
    ]);
    expect(letter.annex?.table.rows).toContainEqual(['固定资产', '12,000,000 元']);
    expect(letter.annex?.table.rows).toContainEqual(['单位性质', '私营企业']);
    expect(letter.annex?.table.rows).toContainEqual(['统一社会信用代码', '91440300708461136T']);
  });
});

describe('the letters of the union', () => {
  it('agree to preparing by name and number', () => {
    const preparers = [{ name: '林小兰' }, { name: '陈文斌' }, { name: '谢美华' }];
    const given = { agreedOn: '2026-06-20', agreedNumber: '瑞工组〔2026〕12号', preparers };
    expect(consentLetter(found, given, '瑞金市总工会')).toMatchObject({
      title: '关于同意筹建瑞金市试验鞋业有限公司工会的批复',
      number: '瑞工组〔2026〕12号',
      to: '瑞金市试验鞋业有限公司',
      signature: '瑞金市总工会',
      day: '2026-06-20',
      paragraphs: expect.arrayContaining([
        '一、同意筹建瑞金市试验鞋业有限公司工会委员会，由林小兰、陈文斌、谢美华等 3 人组成筹备组。',
      ]),
    });
  });

  it('approve with the term from the election to its last day, three years or five', () => {
    const letter = (termYears: '3' | '5') =>
      approvalLetter(
        found,
        {
          approvedOn: '2026-10-20',
          approvedNumber: '瑞工组〔2026〕40号',
          unionName: '瑞金市试验鞋业有限公司工会委员会',
          foundedAs: 'single',
          termYears,
        },
        { electedOn: '2026-10-08', seats: 3, chairName: '林小兰' },
        '瑞金市总工会',
      );
    expect(letter('3').title).toBe('关于成立瑞金市试验鞋业有限公司工会委员会的批复');
    expect(letter('3').paragraphs[2]).toBe('二、同意2026年10月8日的选举结果：委员会由 3 人组成，林小兰任主席。');
    expect(letter('3').paragraphs[3]).toBe('三、本届任期三年，自2026年10月8日起至2029年10月8日止。');
    expect(letter('5').paragraphs[3]).toBe('三、本届任期五年，自2026年10月8日起至2031年10月8日止。');
    expect(letter('5')).toMatchObject({ number: '瑞工组〔2026〕40号', day: '2026-10-20' });
  });
});

describe('the lists of the seed year', () => {
  const all = parkEnterprises(told);
  const cell = ({ columns, rows }: PrintedTable, name: string, column: string) =>
    rows.find((cells) => cells.includes(name))?.[columns.indexOf(column)];

  it('have a row for each of 79 enterprises, and for each of 41 that ought to found a union, all as wide as their heads', () => {
    const [book, pairs] = [enterpriseBook(all, '2026-12-31', naming), responsibilityTable(all, '2026-12-31', naming)];
    expect([book.table.rows.length, pairs.table.rows.length]).toEqual([79, 41]);
    for (const { table } of [book, pairs])
      for (const cells of table.rows) expect(cells).toHaveLength(table.columns.length);
  });

  it('drop whoever has a union by then from who is still to be won', () => {
    expect(responsibilityTable(all, '2027-01-15', naming).table.rows).toHaveLength(34);
    expect(enterpriseBook(all, '2027-01-15', naming).table.rows).toHaveLength(79);
  });

  it('name place, ownership, reason and the step bound to it, for those without a union alone', () => {
    const { table } = enterpriseBook(all, '2026-12-31', naming);
    const refuses = (column: string) => cell(table, '瑞金市宏盛石材有限公司', column);
    expect(refuses('乡镇、园区')).toBe('武阳镇');
    expect(refuses('单位类别')).toBe('私营企业');
    expect(refuses('未建会主要原因')).toBe('明确拒绝、阻挠');
    expect(refuses('下一步')).toBe('发函告知，提请劳动行政部门责令改正(工会法 第五十一条)。');
    expect(refuses('应建')).toBe('是');
    const founded = (column: string) => cell(table, '瑞金市红都鞋业有限公司', column);
    expect([founded('未建会主要原因'), founded('下一步'), founded('应建')]).toEqual(['', '', '']);
  });

  it('name who answered for it on that day, what was promised and by how much it is late', () => {
    const nail = '瑞金市宏盛石材有限公司';
    const on = (day: string, column: string) => cell(responsibilityTable(all, day, naming).table, nail, column);
    expect(on('2026-12-31', '责任领导')).toMatch(/^同事[1-3]$/);
    expect(on('2026-12-31', '责任干部')).toMatch(/^同事[a-f]$/);
    expect(on('2026-12-31', '难易')).toBe('钉子户');
    expect(on('2026-12-31', '进展')).toBe('暂缓建会');
    expect(on('2026-12-31', '目标时间')).toBe('2026年12月31日');
    expect(on('2026-06-20', '最近联系')).toBe('');
    expect(on('2026-06-21', '最近联系')).toBe('2026年6月21日');
    expect(on('2026-07-05', '答应的事')).toBe('转告负责人回电话(2026年7月5日以前)');
    expect(on('2026-07-06', '答应的事')).toBe('转告负责人回电话(2026年7月5日以前，已超过 1 天)');
  });

  it('have the numbers of the census with their day', () => {
    const [one] = all;
    const census = one?.surveys[0];
    if (!one || !census) throw new Error('nobody');
    const { columns, rows } = enterpriseBook([one], '2026-12-31', naming).table;
    const under = Object.fromEntries(columns.map((column, at) => [column, rows[0]?.[at]]));
    expect(under).toMatchObject({
      单位名称: '瑞金市红都鞋业有限公司',
      统一社会信用代码: census.creditCode,
      经营状态: '正常经营',
      职工人数: '420',
      其中女职工: '126',
      人数日期: '2026年3月2日',
      进展: '已法人登记，待开户',
    });
  });

  it('leave empty what is not known, and say it where a reason is', () => {
    const bare = { ...found, zone: 'town:gone' };
    const { creditCode: _, mainReason: __, ...census } = bare;
    const one = { _id: 'x', surveys: [census], events: [], visits: [], assignments: [] };
    const { table } = enterpriseBook([one], '2026-12-31', naming);
    expect(
      ['统一社会信用代码', '乡镇、园区', '未建会主要原因', '下一步'].map((column) => cell(table, found.name, column)),
    ).toEqual(['', 'town:gone', '没有填', '']);
    expect(enterpriseBook([one], '2026-03-01', naming).table.rows).toEqual([]);
  });

  it('leave out whoever has left or closed by then, as the figures do', () => {
    const [one] = all;
    const [census] = one?.surveys ?? [];
    if (!one || !census) throw new Error('nobody');
    const closed = { ...one, surveys: [census, { ...census, operating: 'gone' as const, surveyedOn: '2026-08-01' }] };
    const left = { ...one, events: [...one.events, { on: '2026-08-01', to: 'left' as const }] };
    for (const each of [closed, left])
      expect(['2026-07-31', '2026-08-01'].map((day) => enterpriseBook([each], day, naming).table.rows.length)).toEqual([
        1, 0,
      ]);
  });

  it('name the colleagues who help, and an enterprise as ordinary where nothing else was said', () => {
    const one = all[10];
    const [assignment] = one?.assignments ?? [];
    if (!one || !assignment) throw new Error('nobody');
    const team = [{ member: 'e'.repeat(16) }, { member: 'f'.repeat(16) }];
    const { table } = responsibilityTable([{ ...one, assignments: [{ ...assignment, team }] }], '2026-12-31', naming);
    const of = (column: string) => table.rows[0]?.[table.columns.indexOf(column)];
    expect([of('小分队'), of('难易'), of('职工人数')]).toEqual(['同事e、同事f', '一般', '486']);
  });

  it('say so where nobody answers for it yet', () => {
    const nobody = all.map((each) => ({ ...each, assignments: [] }));
    const { table } = responsibilityTable(nobody, '2026-12-31', naming);
    expect(cell(table, '瑞金市宏盛石材有限公司', '责任领导')).toBe('未定');
  });
});
