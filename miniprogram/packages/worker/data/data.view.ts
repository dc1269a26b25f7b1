import type { Kept, ObjectionEnd } from '../../../../core/case/kept';
import type { Home } from '../../../../core/domains/office/operations';
import { keeping } from '../../../../core/keeping';
import { type Day, dayOf, sayDate, sayDay, sayInstant } from '../../../../core/kernel/day';
import { type Fact, factsOf } from '../../../components/facts/facts-view';
import { sayPlace } from '../../../components/question/units';

type Known = Pick<Home, 'union' | 'today'>;

/** What she objected to, and what came of it. */
interface ObjectionLine {
  what: string;
  when: string;
  end: string;
  /** What she wrote, as she saw it. */
  said: readonly Fact[];
}

const ends: Record<ObjectionEnd, string> = {
  examined: '正在核查，查清以前不会发放',
  unfounded: '查过了，异议不成立',
  upheld: '查过了，这一条没有通过，公示已经撤下',
  gone: '这一条公示已经撤下',
};

/** What the union keeps about a person, in blocks. */
export interface KeptView {
  profile: readonly Fact[];
  cases: readonly Fact[];
  drafts: readonly { kind: string; title: string; saved: string }[];
  readers: readonly { who: string; about: string; when: string }[];
  consents: readonly Fact[];
  objections: readonly ObjectionLine[];
  /** What is kept of each objection beside; empty where there is none. */
  objected: string;
  keeping: readonly string[];
  objection: string;
  hotline: string;
  hours: string;
}

export function toView(kept: Kept, { union, today }: Known): KeptView {
  return {
    profile: profileOf(kept, { union, today }),
    cases: kept.cases.map((each) => ({ label: each.title, values: linesOf(each, today) })),
    drafts: kept.drafts.map(({ kind, title, savedAt }) => {
      return { kind, title, saved: `${sayInstant(savedAt, today)} 保存，留到 ${lastDay(savedAt, today)}` };
    }),
    readers: kept.readers.map(({ name, title, about, at }) => {
      return { who: `${name} ${title}`.trim(), about, when: sayInstant(at, today) };
    }),
    consents: kept.consents.map(({ purpose, about, at }) => {
      return { label: purpose, values: [`${sayInstant(at, today)} 同意，${about}`] };
    }),
    objections: kept.objections.map(({ title, notice, at, end, said }) => {
      const what = `${title}(${sayDate(notice, today)}起)`;
      const own = factsOf(said.map(({ label, value }) => ({ label, value })));
      return { what, when: `${sayInstant(at, today)} 提出`, end: ends[end], said: own };
    }),
    objected:
      kept.objections.length > 0 ? '您写的异议、留的姓名和电话，只有核查的人能看到，不会告诉对方是谁提的。' : '',
    keeping: [
      `办过的事：办结以后保存 ${keeping.caseYears} 年，这是困难职工档案的保管要求。`,
      `没写完的表：${keeping.draftDays} 天没有再改，自动删除。`,
    ],
    objection: `哪里不对，您可以自己更正。想删除，或者不同意我们怎样使用，请打 ${union.hotline}。不能照办的，我们会说明理由。`,
    hotline: union.hotline,
    hours: union.hours,
  };
}

function profileOf({ me, earlierPhones }: Kept, { union }: Known): Fact[] {
  const told = [
    { label: '姓名', value: me.name },
    { label: '电话', value: me.phone },
    { label: '以前留过的电话', value: earlierPhones.join('、') },
    { label: '工作所在地', value: sayPlace(me.area, union) },
    { label: '工作单位', value: me.unit },
    { label: '工会岗位', value: me.staff ? `${me.staff.deskName} ${me.staff.title}` : '' },
  ];
  return factsOf(told.filter(({ value }) => value !== ''));
}

function linesOf({ count, papers, first, last }: Kept['cases'][number], today: Day): string[] {
  const days = first === last ? sayDay(first, today) : `${sayDay(first, today)} 到 ${sayDay(last, today)}`;
  return [`${count} 件，${days} 提交`, ...(papers > 0 ? [`照片和材料 ${papers} 份`] : [])];
}

function lastDay(savedAt: string, today: Day): string {
  const end = new Date(Date.parse(savedAt) + keeping.draftDays * 86_400_000).toISOString();
  return sayDay(dayOf(end), today);
}

/** The whole as one text that she can keep or hand on (个人信息保护法 第四十五条). */
export function asText(view: KeptView, { union, today }: Known): string {
  const block = (title: string, lines: readonly string[]) => [
    `【${title}】`,
    ...(lines.length > 0 ? lines : ['没有']),
    '',
  ];
  const facts = (some: readonly Fact[]) => some.map(({ label, values }) => `${label}：${values.join('；')}`);
  return [
    `${union.name}保存的我的信息，${sayDay(today, '')}`,
    '',
    ...block('我的资料', facts(view.profile)),
    ...block('我办过的事', facts(view.cases)),
    ...block(
      '没写完的表',
      view.drafts.map(({ title, saved }) => `${title}：${saved}`),
    ),
    ...block(
      '谁看过我的信息',
      view.readers.map(({ who, about, when }) => `${who}，${when}，${about}`),
    ),
    ...(view.consents.length > 0 ? block('我同意过的', facts(view.consents)) : []),
    ...(view.objections.length > 0 ? block('我提出过的异议', objectionsSaid(view)) : []),
    ...block('保存多久', view.keeping),
    view.objection,
  ].join('\n');
}

function objectionsSaid({ objections, objected }: KeptView): string[] {
  const lines = objections.flatMap(({ what, when, end, said }) => [
    `${what}，${when}：${end}`,
    ...said.map(({ label, values }) => `${label}：${values.join('；')}`),
  ]);
  return [...lines, objected];
}
