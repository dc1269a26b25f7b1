import * as v from 'valibot';
import { type FigureTable, keptBy } from '../../figures/figure';
import { asked, count, needed, optional, text, unit } from '../../kernel/field';
import { answersAt } from '../../record/amend';
import { defineRegister, type Told } from '../../register/register';
import { areaName, elsewhere } from '../../union/union';
import { countsAt, home, zoneFilter } from './zone';

const kind = 'foundingTarget';

const yearOf = v.pipe(
  v.number(needed),
  v.integer('请填四位数的年份，例如 2027。'),
  v.minValue(2000, '请填四位数的年份，例如 2027。'),
  v.maxValue(2100, '请填四位数的年份，例如 2027。'),
);

const form = v.object({
  year: asked(yearOf, { label: '哪一年的目标', control: 'count', unit: '年' }),
  zone: unit('下达给哪个乡镇、园区'),
  target: count('新建工会', '家', 1000, { help: '这一年里，那里要有这么多家批复成立。' }),
  paper: optional(text('文号', 40, { placeholder: '例如：瑞工发〔2027〕3号' })),
});

/** What was issued last, which alone counts: what was filled in since waits for the head. */
function issuedIn(record: Told): number | undefined {
  const steps = record.timeline.map(({ action }) => action);
  const at = Math.max(steps.lastIndexOf('issue'), steps.lastIndexOf('reissue'));
  return at < 0 || steps.lastIndexOf('revoke') > at ? undefined : Number(answersAt(record, at).target);
}

/** What was issued, and beside it what was changed since; what nobody has issued by its number alone. */
function cellOf(record: Told): string {
  const [counts, told] = [issuedIn(record), Number(record.answers.target)];
  return counts === undefined || counts === told ? `${told} 家` : `${counts} 家(拟调整为 ${told} 家，待重新下达)`;
}

const figures: FigureTable = {
  'founding.target': {
    label: '新建工会目标',
    unit: '家',
    words: '这一年下达给各乡镇、园区的新建工会数；没有下达的不算',
    readers: keptBy(home),
    counts: { of: 'ledger', kind, fact: 'target', measure: 'quantity', over: 'year' },
  },
  'founding.founded': {
    label: '当年新建工会企业',
    unit: '家',
    words: '应建企业中，这一年里批复成立工会的，算在当时所在的乡镇、园区；以后迁走、撤销的不减',
    readers: keptBy(home),
    counts: { of: 'ledger', kind: 'enterprise', fact: 'founded', measure: 'count', over: 'year' },
  },
  'founding.targetRate': {
    label: '目标完成率',
    unit: '%',
    words: '当年新建工会企业 ÷ 新建工会目标',
    readers: keptBy(home),
    counts: { of: 'ratio', numerator: 'founding.founded', denominator: 'founding.target', times: 100, decimals: 1 },
  },
};

/** 建会目标: how many unions a town or park has to found in a year; it counts once the head has issued it. */
export const targetRegister = defineRegister({
  kind,
  title: '建会年度目标',
  noun: '目标',
  unit: '项',
  icon: 'task',
  prefix: 'MB',
  home,
  form,
  steps: [{ title: '建会目标', fields: ['year', 'zone', 'target', 'paper'] }],
  again: {
    label: '调整目标',
    explain: '调整以后要由负责人重新下达，在那以前仍按原来下达的算。',
    said: '调整了目标，待重新下达',
  },
  subject: ({ year, zone }, union) => ({ key: `${year}:${zone}`, headline: `${year}年 ${areaName(union, zone)}` }),
  desks: () => [home],
  flow: {
    start: 'drafted',
    states: {
      drafted: { label: '待下达', tone: 'waiting', open: true, waitsForHead: true },
      issued: { label: '已下达', tone: 'done', open: true },
      revoked: { label: '已撤销', tone: 'ended', open: false },
    },
    steps: {
      issue: {
        label: '下达',
        decides: true,
        from: ['drafted'],
        to: 'issued',
        by: ['head'],
        apart: ['open', 'again'],
        explain: '下达以后算进那个乡镇、园区的年度目标。',
        said: '下达了目标',
      },
      reissue: {
        label: '重新下达',
        decides: true,
        from: ['issued'],
        to: 'issued',
        most: 20,
        by: ['head'],
        apart: ['again'],
        explain: '按调整以后的数字算。没有调整过的不用重新下达。',
        said: '重新下达了目标',
      },
      draftAnew: {
        label: '重新拟定',
        decides: false,
        from: ['revoked'],
        to: 'drafted',
        most: 20,
        by: ['officer', 'deskMate'],
        explain: '回到待下达，由负责人再下达才算。',
        said: '重新拟定目标',
      },
      revoke: {
        label: '撤销',
        decides: true,
        from: ['drafted', 'issued'],
        to: 'revoked',
        most: 20,
        by: ['head'],
        form: v.object({ reason: text('为什么撤销', 100) }),
        explain: '撤销以后不再算进目标。',
        said: '撤销了目标',
      },
    },
  },
  columns: [
    { title: '目标', width: 28, cell: cellOf },
    { title: '文号', width: 22, cell: ({ answers }) => (typeof answers.paper === 'string' ? answers.paper : '') },
  ],
  filters: [zoneFilter],
  mistakes(_action, { year, zone }, record) {
    const isOther = record !== undefined && (year !== record.answers.year || zone !== record.answers.zone);
    return {
      ...(zone === elsewhere ? { zone: '请选本市的乡镇、园区。' } : {}),
      ...(isOther && year !== undefined ? { year: '年份和单位不能改，请撤销这一项，再另外登记。' } : {}),
    };
  },
  glance(record) {
    const counts = issuedIn(record);
    return [{ label: '现在算进目标的', value: counts === undefined ? '还没有下达' : `${counts} 家` }];
  },
  // It counts in the year that it is for, whenever it was issued.
  happenedOn: ({ answers }) => `${answers.year}-01-01`,
  facts(record, at) {
    const { action = '' } = record.timeline[at] ?? {};
    if (action === 'revoke') return { target: null };
    if (action !== 'issue' && action !== 'reissue') return {};
    const { target, zone } = answersAt(record, at);
    return { target: { quantity: Number(target), unit: '家', desk: countsAt(String(zone)) } };
  },
  figures,
});
