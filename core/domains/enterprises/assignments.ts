import * as v from 'valibot';
import type { Day } from '../../kernel/day';
import { colleague, day, longText, optional } from '../../kernel/field';
import { cards } from '../../kernel/field-personal';
import { ok, type Result, refuse } from '../../kernel/result';

/** Who is responsible for an enterprise (一对一责任): one leader, one officer and the colleagues who help them. */
export const assigning = v.object({
  leader: colleague('责任领导'),
  to: colleague('责任干部'),
  team: optional(cards('小分队', '一位成员', 10, v.object({ member: colleague('成员') }))),
  since: day('从哪一天起', { from: { of: 'today', days: -60 }, to: { of: 'today', days: 30 } }),
  targetOn: day('目标是哪天建会', {
    from: { of: 'answer', answer: 'since', said: '目标日期不能早于开始负责的日子。' },
    to: { of: 'answer', answer: 'since', years: 2 },
  }),
  reason: optional(longText('为什么换人', 4, 300, { help: '换人的必填。' })),
});
export type Assigning = v.InferOutput<typeof assigning>;

/** An assignment as it stood: from `since` until the day before `until`; null while it stands. */
export interface Assignment extends Assigning {
  until: Day | null;
}

/** The assignment that stands; undefined where nobody is responsible. */
export function openAssignment(history: readonly Assignment[]): Assignment | undefined {
  return history.find(({ until }) => until === null);
}

/** Who was responsible on a day. */
export function assignedOn(history: readonly Assignment[], on: Day): Assignment | undefined {
  return history.find(({ since, until }) => since <= on && (until === null || on < until));
}

/**
 * The history with one more assignment: the one that stood ends on the day on which it begins, so that one alone is open and no day
 * has two. Earlier ones never change. Refuses `invalidInput` with a sentence a question.
 */
export function assign(history: readonly Assignment[], next: Assigning): Result<readonly Assignment[]> {
  const mistakes = assigningMistakes(history, next);
  if (Object.keys(mistakes).length > 0) return refuse('invalidInput', mistakes);
  const closed = history.map((each) => (each.until === null ? { ...each, until: next.since } : each));
  return ok([...closed, { ...next, until: null }]);
}

/** The history once nobody is responsible any more, since the union stands or the enterprise has left. */
export function release(history: readonly Assignment[], on: Day): readonly Assignment[] {
  return history.map((each) => (each.until === null ? { ...each, until: on < each.since ? each.since : on } : each));
}

function assigningMistakes(
  history: readonly Assignment[],
  next: Assigning,
): { [question in keyof Assigning]?: string } {
  const { leader, to: officer, team = [], since, targetOn, reason } = next;
  const members = team.map(({ member }) => member);
  const twice = new Set([leader, officer, ...members]).size < members.length + 2;
  const last = history[history.length - 1];
  const begins = last?.until ?? last?.since;
  return {
    ...(leader === officer ? { to: '责任领导和责任干部要是两个人。' } : {}),
    ...(leader !== officer && twice ? { team: '小分队里同一个人只写一次，领导和干部不用再写。' } : {}),
    ...(begins !== undefined && since < begins ? { since: '新的责任人不能从原来的人开始负责以前算起。' } : {}),
    ...(targetOn < since ? { targetOn: '目标日期不能早于开始负责的日子。' } : {}),
    ...(last !== undefined && reason === undefined ? { reason: '换了责任人，请写明原因。' } : {}),
  };
}
