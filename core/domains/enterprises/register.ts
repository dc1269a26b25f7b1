import { type FigureTable, keptBy } from '../../figures/figure';
import { type Day, sayWholeDate } from '../../kernel/day';
import { pointIn } from '../../kernel/map-point';
import type { Facts } from '../../ledger/row';
import { type Duty, defineRegister, type Filter, type Knowing, type Told } from '../../register/register';
import { rulesOn } from '../../union/rules';
import { areaName } from '../../union/union';
import { openAssignment } from './assignments';
import { type Census, census, censusSteps } from './census';
import { foundingClock, recheckOn, termReminders, watchOn } from './clocks';
import { hardnesses, ownerships } from './codes';
import { enterpriseOf, happenedAt, type Standing, standingOn } from './enterprise';
import { type FigureId, figures, rates } from './figures';
import { founding } from './founding';
import { daysOfStages, stageNames, stageReached } from './founding-states';
import { letterKinds } from './letter-kinds';
import { books } from './lists';
import { mistakesAt } from './mistakes';
import { boundTo, reasons } from './no-union';
import { enterpriseRules } from './rules';
import { plainName } from './same-enterprise';
import { termIn } from './terms';
import { lastVisitedOn, openPromise } from './visits';
import { countsAt, home, isTown, zoneFilter } from './zone';

const kind = 'enterprise';
/** Whatever was ever told of it. */
const everything: Day = '9999-12-31';

const standingNow = (record: Told) => standingOn(enterpriseOf(record), everything);

/** By which of the parts each figure is told. */
const partOf = (id: FigureId, { census: found, reason }: Standing): string =>
  id === 'census.enterprises' || id === 'census.withUnion' ? found.ownership : (reason ?? 'unsaid');

const ids = Object.keys(figures).filter((id): id is FigureId => id in figures);

/** What stands after an entry, figure by figure: each is a fact of its own, in the part in which it is told and for the place where it is. */
function factsOf(record: Told, at: number): Facts {
  const standing = standingOn(enterpriseOf(record, at), everything);
  if (!standing) return {};
  // That a union was founded stays so, wherever the enterprise is later and whatever becomes of it.
  const founded = { founded: { quantity: 1, unit: '家', desk: countsAt(standing.census.zone) } } as const;
  const stands: Facts = Object.fromEntries(
    ids.map((id) => {
      const holds = figures[id].holds(standing);
      const where = { part: partOf(id, standing), desk: countsAt(standing.census.zone) };
      return [id, holds ? { quantity: 1, unit: '家', ...where } : null];
    }),
  );
  return record.timeline[at]?.action === 'approve' ? { ...stands, ...founded } : stands;
}

const readers = keptBy(home);
const unsaid = { unsaid: '没有填' };

const counted: FigureTable = Object.fromEntries(
  ids.map((id) => {
    const { label, unit, words } = figures[id];
    const isOfAll = id === 'census.enterprises' || id === 'census.withUnion';
    const parts = isOfAll ? ownerships : { ...reasons, ...unsaid };
    const counts = { of: 'ledger', kind, fact: id, measure: 'count', over: 'stock', byTopic: true } as const;
    return [id, { label, unit, words, readers, parts, counts }];
  }),
);

const divided: FigureTable = Object.fromEntries(
  Object.entries(rates).map(([id, { label, called, of, by }]) => [
    id,
    {
      label: `${label}(${called})`,
      unit: '%',
      words: `${figures[of].label} ÷ ${figures[by].label}`,
      readers,
      counts: { of: 'ratio', numerator: of, denominator: by, times: 100, decimals: 1 },
    } as const,
  ]),
);

/** What falls due of an enterprise: until when it has to have a union, what was promised, who is to be looked at again, whose term ends. */
function dutiesOf(record: Told, { union, today }: Knowing): Duty[] {
  const { of: rules } = rulesOn(union, enterpriseRules, today);
  const enterprise = enterpriseOf(record);
  const standing = standingOn(enterprise, everything);
  if (!standing || standing.state === 'left') return [];
  const { census: found, reason } = standing;
  const hasUnion = figures['census.withUnion'].holds(standing);
  const term = hasUnion ? termIn(record.timeline) : undefined;
  const reminders = term ? termReminders(term, rules).filter(({ on }) => on >= today) : [];
  const target = hasUnion ? undefined : openAssignment(enterprise.assignments)?.targetOn;
  const promised = openPromise(enterprise.visits);
  const seen = lastVisitedOn(enterprise.visits) ?? found.surveyedOn;
  const watch = hasUnion ? undefined : watchOn(found.hardness, seen, rules);
  const recheck = standing.due || hasUnion ? undefined : recheckOn({ ...found, mainReason: reason }, rules);
  return [
    ...(standing.due && !hasUnion
      ? [{ name: 'found', label: '建会期限', on: foundingClock(found.openedOn, rules, today).last }]
      : []),
    ...(target ? [{ name: 'target', label: '目标建会', on: target }] : []),
    ...(promised ? [{ name: 'promise', label: `答应的事：${promised.what}`, on: promised.on }] : []),
    ...(watch ? [{ name: 'watch', label: '再联系一次', on: watch }] : []),
    ...(recheck ? [{ name: 'recheck', label: '重新核查', on: recheck }] : []),
    ...reminders.map(({ on, daysBefore }) => ({ name: 'term', label: `任期还有 ${daysBefore} 天届满`, on })),
  ];
}

function glanceOf(record: Told): { label: string; value: string }[] {
  const enterprise = enterpriseOf(record);
  const standing = standingOn(enterprise, everything);
  if (!standing) return [];
  const { census: found, state, due, reason } = standing;
  const stage = stageReached[state];
  const last = lastVisitedOn(enterprise.visits);
  return [
    { label: '职工', value: `${found.workers} 人(${sayWholeDate(found.countedOn)})` },
    { label: '应建', value: due ? '应建' : figures['census.withUnion'].holds(standing) ? '已建会' : '暂不列入' },
    ...(stage === null ? [] : [{ label: '建会进度', value: `十步里的第 ${stage} 步` }]),
    ...(reason && !figures['census.withUnion'].holds(standing)
      ? [
          { label: '没有建会的原因', value: reasons[reason] },
          { label: '下一步', value: boundTo[reason].next },
        ]
      : []),
    { label: '最近联系', value: last ? sayWholeDate(last) : '还没有' },
  ];
}

const choiceFilter = (
  name: string,
  label: string,
  options: Readonly<Record<string, string>>,
  of: Filter['of'],
): Filter => ({
  name,
  label,
  options: () => Object.entries(options).map(([value, said]) => ({ value, label: said })),
  of,
});

const filters: readonly Filter[] = [
  zoneFilter,
  choiceFilter('reason', '没有建会的原因', reasons, (record) => {
    const standing = standingNow(record);
    return standing && figures['census.withoutUnion'].holds(standing) ? standing.reason : undefined;
  }),
  choiceFilter('due', '应建', { due: '应建' }, (record) => {
    const standing = standingNow(record);
    return standing && figures['founding.due'].holds(standing) ? 'due' : undefined;
  }),
  choiceFilter('hardness', '难易', hardnesses, (record) => {
    const { hardness } = standingNow(record)?.census ?? {};
    return hardness === 'ordinary' ? undefined : hardness;
  }),
];

const keyOf = ({ creditCode, name }: Pick<Census, 'creditCode' | 'name'>) => creditCode ?? `name:${plainName(name)}`;

/** 企业普查和建会: one record an enterprise, from the census to a union that stands. */
export const enterpriseRegister = defineRegister({
  kind,
  title: '企业普查和建会',
  noun: '企业',
  unit: '家',
  icon: 'city-1',
  prefix: 'QY',
  home,
  form: census,
  steps: censusSteps,
  again: {
    label: '重新普查',
    explain: '人数、状态有变化的重新填，原来的留着，以前的统计不变。',
    said: '重新普查',
    ofOneTime: ['surveyor', 'surveyedOn', 'checker'],
  },
  subject: (found) => ({ key: keyOf(found), headline: found.name }),
  desks: ({ zone }) => (isTown(zone) ? [zone, home] : [home]),
  flow: founding,
  columns: [
    {
      title: '乡镇、园区',
      width: 14,
      cell: ({ answers: { zone } }, union) => (typeof zone === 'string' ? areaName(union, zone) : ''),
    },
    { title: '职工人数', width: 10, cell: ({ answers }) => `${answers.workers} 人` },
    {
      title: '难易',
      width: 8,
      cell: ({ answers }) =>
        answers.hardness === 'nail' || answers.hardness === 'difficult' ? hardnesses[answers.hardness] : '',
    },
    {
      title: '最近联系',
      width: 16,
      cell: (record) => {
        const on = lastVisitedOn(enterpriseOf(record).visits);
        return on ? sayWholeDate(on) : '';
      },
    },
  ],
  filters,
  duties: dutiesOf,
  happenedOn: (record, at) => {
    const entry = record.timeline[at];
    if (!entry) return undefined;
    const seenOn = enterpriseOf(record, at).surveys[0]?.surveyedOn;
    if (entry.action === 'open' || seenOn === undefined) return seenOn;
    // A union from before the census counts from the day on which somebody knew of the enterprise.
    const on = happenedAt(entry);
    return on < seenOn ? seenOn : on;
  },
  mistakes: mistakesAt,
  glance: glanceOf,
  contact({ answers: { contactName: name, contactPhone: phone } }) {
    return typeof name === 'string' && typeof phone === 'string' ? { name, phone } : undefined;
  },
  point: ({ answers: { point } }) => (typeof point === 'string' ? pointIn(point) : undefined),
  way: { stages: stageNames, reached: (record) => daysOfStages(enterpriseOf(record).events) },
  books,
  facts: factsOf,
  figures: { ...counted, ...divided },
  board: {
    rates: ['founding.rate', 'founding.approvedRate', 'founding.targetRate'],
    counts: ids,
    parts: [
      { title: '没有建会的企业，为什么没有', figure: 'census.withoutUnion' },
      { title: '应建的企业，难在哪里', figure: 'founding.due' },
      { title: '落户的都是什么企业', figure: 'census.enterprises' },
    ],
    desks: {
      title: '各乡镇、园区',
      part: 'founding.applied',
      whole: 'founding.due',
      beside: ['founding.approved', 'census.enterprises', 'founding.founded', 'founding.target'],
    },
  },
  letters: letterKinds,
});
