import type { Case } from '../../core/case/case';
import { roundOf, type Season } from '../../core/domains/scholarship/season';
import { addDays, type Day, dayOf, type Instant } from '../../core/kernel/day';
import { isIdentityNumber } from '../../core/kernel/identity';
import type { Round } from '../../core/round/round';
import type { Person } from '../../core/union/people';
import type { Story } from './story';

/** The colleagues through whose hands a scholarship goes. */
export interface Hands {
  verifier: Person;
  checker: Person;
  head: Person;
  leader: Person;
  treasurer: Person;
}

/** The season of a day's year, open around that day. */
export function aSeason(today: Day, part: Partial<Season> = {}): Season {
  const year = part.year ?? Number(today.slice(0, 4));
  return {
    year,
    title: `${year}年金秋助学`,
    opens: addDays(today, -60),
    closes: addDays(today, 45),
    places: 40,
    deepUniversity: 500_000,
    deepHighSchool: 300_000,
    relativeUniversity: 400_000,
    relativeHighSchool: 200_000,
    accidentalUniversity: 400_000,
    accidentalHighSchool: 200_000,
    otherUniversity: 200_000,
    otherHighSchool: 100_000,
    papers: '录取通知书或在读证明；户口本；家庭收入证明；有大病、残疾的带诊断证明或残疾证。',
    by: '温建华',
    at: `${part.opens ?? addDays(today, -60)}T00:30:00.000Z`,
    ...part,
  };
}

/** Seasons as they lie in the store. */
export const asRounds = (...seasons: readonly Season[]): Round[] =>
  seasons.map((season) => roundOf(season, { version: 1, changes: [] }));

/** Last year's season, and this year's, which is open now. */
export function seasons(now: Instant): Season[] {
  const today = dayOf(now);
  const year = Number(today.slice(0, 4)) - 1;
  return [aSeason(today, { year, opens: `${year}-07-01`, closes: `${year}-09-30` }), aSeason(today)];
}

/** An invented student's number: an area code that was never given out, with the right check digit. */
export function inventedIdentity(born: Day, count: number): string {
  const digits = `360799${born.replaceAll('-', '')}${String(count).padStart(3, '0')}`;
  const found = Array.from('0123456789X', (last) => digits + last).find(isIdentityNumber);
  if (!found) throw new Error(`no identity number for ${born}`);
  return found;
}

/** What a worker of a household in difficulty fills in for her child. */
export function application(
  story: Story,
  parent: Person,
  student: string,
  part: Record<string, unknown>,
): Record<string, unknown> {
  return {
    student,
    relation: 'child',
    school: '赣南师范大学',
    stage: 'university',
    proof: [story.photograph('录取通知书.png')],
    employer: '红都鞋业有限公司',
    family: [
      { name: parent.name, relation: 'self', health: 'good', monthlyFen: 260_000 },
      { name: '李秀珍', relation: 'spouse', health: 'serious', monthlyFen: 0 },
      { name: student, relation: 'child', health: 'good', monthlyFen: 0 },
    ],
    otherYearFen: 0,
    medicalYearFen: 1_200_000,
    educationYearFen: 680_000,
    housingYearFen: 0,
    hardship: '爱人前年查出尿毒症，每周要透析，一家人靠我一个人的工资。',
    cardHolder: student,
    bank: '瑞金农商银行象湖支行',
    cardNumber: '6200000000000005',
    mayCheck: true,
    mayPay: true,
    mayPublish: true,
    ...part,
  };
}

const visit = {
  visitors: '邓丽萍、村委会刘主任',
  found: '三口人，租住一间半，爱人卧病在床，透析单据齐全，与申请一致。',
  opinion: '情况属实，同意上报。',
};

/** Takes an application as far as `until`, one step after another, a few days each, from the day it came in. */
export function take(story: Story, found: Case, hands: Hands, until: Until): Case {
  const { verifier, checker, head, leader, treasurer } = hands;
  const day = (days: number) => addDays(dayOf(found.openedAt), days);
  const at = (days: number, time: string) => new Date(`${day(days)}T${time}:00+08:00`).toISOString();
  const steps: Record<Until, (one: Case) => Case> = {
    reviewed: (one) => story.move(one, verifier, 'verifyHere', at(4, '16:20'), { visitedOn: day(3), ...visit }),
    checked: (one) => {
      const input = { category: 'deep', stage: one.answers.stage ?? 'university', opinion: '材料齐全，同意资助。' };
      return story.move(one, checker, 'check', at(9, '10:05'), input);
    },
    published: (one) => story.move(one, checker, 'publish', at(10, '09:00')),
    noticed: (one) => story.pass(one, 'closeNotice', at(22, '08:00')),
    approved: (one) => story.move(one, head, 'approve', at(23, '09:40')),
    awarded: (one) => story.move(one, leader, 'confirm', at(24, '15:30')),
    paid: (one) => story.move(one, treasurer, 'pay', at(30, '11:00'), { paidOn: day(30), voucher: '记-8-023' }),
  };
  let current = found;
  for (const [state, step] of Object.entries(steps)) {
    current = step(current);
    if (state === until) break;
  }
  return current;
}

export type Until = 'reviewed' | 'checked' | 'published' | 'noticed' | 'approved' | 'awarded' | 'paid';
