import * as v from 'valibot';
import { sayWholeDate } from '../../kernel/day';
import type { Letter } from '../../papers/letter';
import type { Entry } from '../../record/record';
import type { Knowing, LetterKind, Told } from '../../register/register';
import { areaName } from '../../union/union';
import type { Assignment } from './assignments';
import type { Census } from './census';
import { enterpriseOf } from './enterprise';
import { application, approval, consent, election, electionReport } from './founding-papers';
import { isState, stageReached, states } from './founding-states';
import { applicationLetter, approvalLetter, consentLetter } from './letters';

const asked = v.omit(application, ['request']);
const agreed = v.omit(consent, ['consent']);
const approved = v.omit(approval, ['approval']);
const elected = v.pick(election, ['electedOn', 'seats']);
const reported = v.pick(electionReport, ['chairName']);

/** Every letter that can be had of an enterprise: what its entries say, by the census that held when they were written. */
export const letterKinds: readonly LetterKind[] = [
  {
    name: 'application',
    title: '建会请示',
    after: 'apply',
    write: (record, at, { union }) =>
      atStage(record, at, asked, (found, said) => applicationLetter(found, said, union.name)),
  },
  {
    name: 'consent',
    title: '同意筹建的批复',
    after: 'agree',
    write: (record, at, { union }) =>
      atStage(record, at, agreed, (found, said) => consentLetter(found, said, union.name)),
  },
  {
    name: 'approval',
    title: '成立工会的批复',
    after: 'approve',
    write(record, at, { union }) {
      const election = lastSaid(record, at, 'elect', elected);
      const report = lastSaid(record, at, 'report', reported);
      if (!election || !report) return undefined;
      return atStage(record, at, approved, (found, said) =>
        approvalLetter(found, said, { ...election, ...report }, union.name),
      );
    },
  },
  { name: 'responsibility', title: '一对一责任表', after: 'assign', write: responsibilityLetter },
];

/** A letter of a stage that was not gone back on since: an application that was returned is none any more. */
function atStage<S extends v.GenericSchema>(
  record: Told,
  at: number,
  schema: S,
  write: (found: Census, said: v.InferOutput<S>) => Letter,
): Letter | undefined {
  const entry = record.timeline[at];
  const found = lastSurvey(record, at);
  const said = v.safeParse(schema, entry?.input);
  return entry && found && said.success && stillStands(record, at, entry) ? write(found, said.output) : undefined;
}

const stageOf = (status: string) => (isState(status) ? stageReached[status] : null);

/** True unless a later entry led back to before the stage that one reached; a union that is no more was approved all the same. */
function stillStands({ timeline }: Told, at: number, { to }: Pick<Entry, 'to'>): boolean {
  const reached = stageOf(to) ?? 0;
  return timeline.slice(at + 1).every((later) => (stageOf(later.to) ?? reached) >= reached);
}

function lastSurvey(record: Told, at: number): Census | undefined {
  const { surveys } = enterpriseOf(record, at);
  return surveys[surveys.length - 1];
}

/** What was said at the last such step before a place. */
function lastSaid<S extends v.GenericSchema>(
  { timeline }: Told,
  before: number,
  action: string,
  schema: S,
): v.InferOutput<S> | undefined {
  const place = timeline.map((entry) => entry.action).lastIndexOf(action, before);
  const said = v.safeParse(schema, timeline[place]?.input);
  return said.success ? said.output : undefined;
}

const columns = ['责任领导', '责任干部', '小分队', '负责时间', '目标建会', '换人原因'] as const;

/** 一对一责任表 of one enterprise: who answered for it from when until when, as it stands today. */
function responsibilityLetter(record: Told, _at: number, { union, today }: Knowing): Letter | undefined {
  const found = lastSurvey(record, record.timeline.length - 1);
  const { assignments } = enterpriseOf(record);
  if (!found || assignments.length === 0) return undefined;
  const state = isState(record.status) ? states[record.status].label : record.status;
  const where = areaName(union, found.zone);
  return {
    title: `${found.name}建会一对一责任表`,
    paragraphs: [
      `${found.name}，${where}，职工 ${found.workers} 人(${sayWholeDate(found.countedOn)})，现在的进展：${state}。`,
    ],
    table: { columns, rows: assignments.map((assignment) => rowOf(record, assignment)) },
    signature: union.name,
    day: today,
  };
}

/** People by the names that the entry showed: who has left since is still called what she was called then. */
function rowOf({ timeline }: Told, assignment: Assignment): string[] {
  const { leader, to, since, until, targetOn, reason = '' } = assignment;
  const entry = timeline.find(
    ({ action, input }) => action === 'assign' && input.leader === leader && input.to === to && input.since === since,
  );
  const shown = (name: string) => entry?.shown.find(({ field }) => field === name)?.value ?? '';
  const span = until === null ? '起' : `至${sayWholeDate(until)}`;
  const team = shown('team').replace(/\n/g, '、');
  return [shown('leader'), shown('to'), team, `${sayWholeDate(since)}${span}`, sayWholeDate(targetOn), reason];
}
