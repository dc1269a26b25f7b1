import type * as v from 'valibot';
import { addWorkingDays, type IsWorkingDay } from '../../kernel/day';
import { candidateDoubt, committeeDoubt } from './committee';
import type { consent, election, electionReport, nomination, recruitment } from './founding-papers';
import type { EnterpriseRules } from './rules';

type Consent = v.InferOutput<typeof consent>;
type Recruitment = v.InferOutput<typeof recruitment>;
type Nomination = v.InferOutput<typeof nomination>;
type Election = v.InferOutput<typeof election>;
type ElectionReport = v.InferOutput<typeof electionReport>;
/** A sentence a question. */
type Said<Answers> = { [question in keyof Answers]?: string };

export function consentMistakes({ preparers }: Pick<Consent, 'preparers'>): Said<Consent> {
  return preparers.length < 3 ? { preparers: '筹备组要有 3 至 5 人，请补上。' } : {};
}

export function recruitmentMistakes(answers: Pick<Recruitment, 'memberCount' | 'femaleMembers'>): Said<Recruitment> {
  const { memberCount, femaleMembers } = answers;
  return femaleMembers > memberCount ? { femaleMembers: `女会员不能多于会员总数 ${memberCount} 人。` } : {};
}

/** What is too short about the days in which candidates are shown: a day of which nobody knows yet whether it is worked does not count. */
export function nominationMistakes(
  { shownFrom, shownTo }: Pick<Nomination, 'shownFrom' | 'shownTo'>,
  { candidateNoticeDays }: EnterpriseRules,
  isWorkingDay: IsWorkingDay,
): Said<Nomination> {
  const earliest = addWorkingDays(shownFrom, candidateNoticeDays, (day) => isWorkingDay(day) === true);
  if (shownTo >= earliest) return {};
  return { shownTo: `公示不少于 ${candidateNoticeDays} 个工作日，开始那天不算，最早到 ${earliest}。` };
}

/** Who should not stand, and how many may: asked about, never refused, since who is whose relative is for people to know. */
export function nominationDoubts({ candidates }: Pick<Nomination, 'candidates'>, legalName: string): Said<Nomination> {
  const doubts = candidates.flatMap((candidate) => candidateDoubt(candidate, legalName) ?? []);
  return doubts.length > 0 ? { candidates: doubts.join('') } : {};
}

export function electionDoubts(
  { seats, meeting }: Pick<Election, 'seats' | 'meeting'>,
  members: number,
): Said<Election> {
  const size = committeeDoubt(members, seats);
  // 中国工会章程: a union of up to a hundred members meets as a whole.
  const whole = meeting === 'delegates' && members <= 100;
  return {
    ...(size === undefined ? {} : { seats: size }),
    ...(whole ? { meeting: `会员 ${members} 人，一般开会员大会。` } : {}),
  };
}

/** What cannot be of an election: nobody votes who is not there, and no ballot comes back that was not handed out. */
export function reportMistakes(answers: ElectionReport): Said<ElectionReport> {
  const { expected, present, issued, returned, chairVotes } = answers;
  return {
    ...(present > expected ? { present: '实到不能多于应到。' } : {}),
    ...(issued > present ? { issued: '发出的选票不能多于实到人数。' } : {}),
    ...(returned > issued ? { returned: '收回的选票多于发出的选票，选举无效，请重新选举。' } : {}),
    ...(chairVotes > returned ? { chairVotes: '得票不能多于收回的选票。' } : {}),
  };
}

/** Why an election may not hold: two thirds of those expected take part, and whoever is elected has more than half of them. */
export function reportDoubts(
  answers: Pick<ElectionReport, 'expected' | 'present' | 'chairVotes'>,
): Said<ElectionReport> {
  const { expected, present, chairVotes } = answers;
  return {
    ...(present * 3 < expected * 2 ? { present: '到会人数不足应到的三分之二，选举可能无效。' } : {}),
    ...(chairVotes * 2 <= expected ? { chairVotes: '得票没有超过应到人数的一半，可能没有当选。' } : {}),
  };
}
