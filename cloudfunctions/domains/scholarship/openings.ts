import type { Case } from '../../../core/case/case';
import { scholarshipOperations } from '../../../core/domains/scholarship/operations';
import { scholarship } from '../../../core/domains/scholarship/scholarship';
import { dayOf } from '../../../core/kernel/day';
import { ok, type Result, refuse } from '../../../core/kernel/result';
import {
  type Entered,
  enter,
  enteringMistakes,
  isTakenBackSince,
  type Line,
  mostRosters,
  type Opening,
  openingId,
  type Roster,
  type RosterView,
  readLines,
  takeBack,
  type WrongLine,
} from '../../../core/opening';
import { roundsOf } from '../../../core/round/round';
import { type Actor, overseesAll } from '../../../core/union/access';
import { digest } from '../../shared/digest';
import { fewAtATime } from '../../shared/files/storage';
import { type Call, operation } from '../../shared/handler';
import { bookOpenings } from '../../shared/store/ledger';
import {
  isIntact as isAsStored,
  noteRoster,
  openingsAt,
  openingsIn,
  paidIn,
  reportOpening,
  rosterTotals,
  storeOpening,
} from '../../shared/store/openings';
import { count, counted, find, summed, type Total } from '../../shared/store/query';
import { announced } from '../../shared/store/rounds';
import { vault } from '../../shared/vault';
import { watchReveals } from '../../shared/watch';
import { runsSeasons } from './seasons';

type Totals = Record<'standing' | 'takenBack', readonly Total[]>;

/** What was entered of the years before, list by list; no number is ever shown again. */
export const listOpenings = operation(scholarshipOperations, 'opening.list', {
  load: rosterTotals,
  run({ found, actor }) {
    if (!runsSeasons(actor) && !overseesAll(actor)) return refuse('forbidden');
    return ok({ rosters: viewsOf(found.rosters, found, actor) });
  },
});

function viewsOf(rosters: readonly Roster[], { standing, takenBack }: Totals, actor: Actor): RosterView[] {
  return rosters.flatMap(({ _id, year, source, by, at }) => {
    const of = (totals: readonly Total[]) => totals.filter((total) => total._id === _id);
    const [stands, out] = [of(standing), of(takenBack)];
    if (stands.length + out.length === 0) return [];
    const told = { id: _id, year, source, by: by.name, at, mine: by.id === actor.id };
    return [{ ...told, count: counted(stands), amountFen: summed(stands), takenBack: counted(out) }];
  });
}

/** A line with its student as the store knows her. */
type Known = Line & { personKey: string };

/**
 * Looks a list of an earlier year through line by line, and stores what is right of it once that was confirmed. A student is
 * entered once a year, however often, by whomever and however simultaneously it is sent.
 */
export const enterOpenings = operation(scholarshipOperations, 'opening.enter', {
  load: (_input, call) => ({
    earlier: find('rosters', { _id: rosterId(call) }, { limit: 1 }),
    lists: count('rosters', {}),
    rounds: announced(call.catalogue),
  }),
  async run({ input, found, actor, callerId, submitId, bodyHash, union, rounds, catalogue, at, isIntact }) {
    if (!runsSeasons(actor)) return refuse('forbidden');
    const mistakes = enteringMistakes(input, roundsOf(rounds, scholarship.kind), Number(dayOf(at).slice(0, 4)));
    if (Object.keys(mistakes).length > 0) return refuse('invalidInput', mistakes);
    const [earlier] = found.earlier;
    if (earlier?.bodyHash !== undefined && earlier.bodyHash !== bodyHash) return refuse('submitIdReused');
    if (!earlier && counted(found.lists) >= mostRosters) return refuse('rostersFull');
    const { right, wrong } = readLines(input.lines, input.confirmed);
    const lines = right.map((each) => ({ ...each, personKey: vault.blind(`identity:${each.identity}`) }));
    const _id = rosterId({ callerId, submitId });
    const by = { id: callerId, name: actor.name };
    const roster: Roster = { _id, year: String(input.year), source: input.source, by, at, bodyHash };
    const judged = await judge(lines, roster, earlier, isIntact);
    const news = judged.filter(({ isNews, why }) => isNews && why !== '');
    await watchReveals('openings', news.length, { actor, at, union });
    if (!input.confirmed) return ok(replyOf(false, judged, wrong));
    if (judged.some(({ why }) => why === '')) await noteRoster(roster);
    const stored = await fewAtATime(judged, async (one) => {
      if (one.why !== '' || !one.after || (await storeOpening(one.before, one.after))) return one;
      return { ...one, why: raced };
    });
    await bookOpenings(
      stored.flatMap(({ why, after }) => (why === '' && after ? [after] : [])),
      catalogue,
    );
    return ok(replyOf(true, stored, wrong));
  },
});

interface Judged extends Known {
  /** Why it cannot be entered; empty where it can, or was by this very list. */
  why: string;
  /** True where that tells her of the student what she has not entered herself. */
  isNews: boolean;
  before: Opening | undefined;
  after: Opening | undefined;
}

const raced = '刚刚有同事录入了这名学生，没有重复录入。';

/** The same call makes the same list. */
const rosterId = ({ callerId, submitId }: Pick<Call, 'callerId' | 'submitId'>) =>
  digest(`roster:${callerId}:${submitId}`).slice(0, 32);

/** `earlier`: the very same list as it came in first, where this call repeats it. */
async function judge(
  lines: readonly Known[],
  roster: Roster,
  earlier: Roster | undefined,
  isIntact: (found: Case) => boolean,
): Promise<Judged[]> {
  const { year } = roster;
  if (lines.length === 0) return [];
  const [openings, paid] = await Promise.all([
    openingsAt(lines.map(({ personKey }) => openingId(year, personKey))),
    paidIn(
      year,
      lines.map(({ personKey }) => personKey),
    ),
  ]);
  return lines.map((line) => {
    const before = openings.find(({ personKey }) => personKey === line.personKey);
    const after = enter(before, roster, line);
    const known = { ...line, before, after, isNews: before !== undefined && enteredBy(before) !== roster.by.id };
    if (paid.some((one) => one.personKey === line.personKey && isIntact(one)))
      return { ...known, isNews: true, why: `这名学生 ${year} 年在系统里已经发放，不用再录。` };
    if (before && earlier && isTakenBackSince(before, earlier.at))
      return { ...known, why: `这名学生 ${year} 年的录入后来撤销了，没有重复录入。` };
    const isOther = before?.standing && before.roster !== roster._id;
    return { ...known, why: isOther ? `这名学生 ${year} 年已经录入过，没有重复录入。` : '' };
  });
}

function replyOf(stored: boolean, judged: readonly Judged[], wrong: readonly WrongLine[]): Entered {
  const right = judged.filter(({ why }) => why === '');
  const declined = judged.filter(({ why }) => why !== '').map(({ line, why }) => ({ line, why }));
  return {
    stored,
    count: right.length,
    amountFen: right.reduce((sum, { amountFen }) => sum + amountFen, 0),
    wrong: [...wrong, ...declined].sort((a, b) => a.line - b.line),
  };
}

/** Who entered it as it last came in. */
const enteredBy = ({ history }: Opening) => history.filter(({ action }) => action === 'enter').at(-1)?.by.id;

/**
 * Takes back one student of a list, or all of it, with the reason: what was entered stays readable and counts no more. Refuses
 * `fourEyes` to whoever entered it.
 */
export const takeBackOpenings = operation(scholarshipOperations, 'opening.takeBack', {
  load: ({ roster }) => ({ rosters: find('rosters', { _id: roster }, { limit: 1 }) }),
  async run({ input, found, actor, callerId, at, catalogue }): Promise<Result<{ takenBack: number }>> {
    if (!runsSeasons(actor)) return refuse('forbidden');
    const [roster] = found.rosters;
    if (!roster) return refuse('notFound');
    const all = await openingsIn(roster._id);
    // What it consists of says as well who entered it: a list may have been changed in the store.
    const entered = all.some((one) => enteredBy(one) === callerId);
    if (roster.by.id === callerId || entered)
      return refuse('fourEyes', undefined, '这份名单是您录入的，撤销要由另一位同事来办。');
    const key = input.identity && vault.blind(`identity:${input.identity}`);
    const those = all.filter(({ personKey }) => !key || personKey === key);
    const isRepeated = ({ standing, history }: Opening) =>
      !standing && history.at(-1)?.by.id === callerId && history.at(-1)?.words === input.reason;
    const standing = those.filter((one) => one.standing);
    const broken = standing.filter((one) => !isAsStored(one));
    for (const one of broken) await reportOpening(one, at);
    if (broken.length > 0 && broken.length === standing.length) return refuse('wrongState', undefined, brokenWords);
    const before = those.filter(isRepeated).length;
    if (key && standing.length + before === 0) {
      return refuse('invalidInput', { identity: '这份名单里没有这名学生，或者已经撤销了。' });
    }
    const by = { id: callerId, name: actor.name };
    const after = standing.map((one) => ({ one, gone: takeBack(one, { at, by }, input.reason) }));
    const done = await fewAtATime(after, async ({ one, gone }) => ((await storeOpening(one, gone)) ? [gone] : []));
    await bookOpenings(done.flat(), catalogue);
    return ok({ takenBack: before + done.flat().length });
  },
});

const brokenWords =
  '这笔往年资助的记录与存档不一致，可能有人直接改过数据库，没有撤销，仍按已资助计算。已告知经审人员，请先对照原始材料核实。';
