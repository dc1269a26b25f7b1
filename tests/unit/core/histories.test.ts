import fc from 'fast-check';
import type { Case } from '../../../core/case/case';
import { entrust, handOver, maySucceed, release } from '../../../core/case/entrust';
import { applied, moveCase } from '../../../core/case/move';
import { catalogue } from '../../../core/domains/catalogue';
import { services } from '../../../core/domains/services';
import { addDays } from '../../../core/kernel/day';
import type { Entry } from '../../../core/record/record';
import { candidatesOf } from '../../../core/record/routing';
import { actorOf, numbersAfter, type Person } from '../../../core/union/people';
import { aidCentre, filledIn, today, visit } from '../../support/aid-centre';
import { around, pay } from '../../support/office';

const now = `${today}T01:00:00.000Z`;
const calendar = { id: 'timer', name: '系统', timer: true as const };
const administrator: Person = { _id: 'staff-sun', name: '孙宇', phone: '13900000011' };
const fileId = 'cloud://env.local/papers/0123456789abcdef/1.jpg';
/** Whatever any step of any service asks for. */
const input = {
  ...visit,
  category: 'deep',
  stage: 'university',
  reason: '情况不符，收入高于标准。',
  whereToGo: '市劳动监察大队',
  missing: '1. 今年的在读证明。',
  finding: '查不动产登记，没有记录。',
  paidOn: today,
  voucher: '记-1',
  cardHolder: '王小明',
  bank: '工商银行瑞金支行',
  cardNumber: '6222021234567890128',
  outcome: '经协商，老板已付清全部工资。',
  stars: 5,
  papers: [{ fileId, name: '证明.jpg' }],
};

/** The union at the beginning of a history, everybody in her first post; 罗桂花 the worker may turn out to be a colleague. */
function begin(kind: string, byWhom: number) {
  const setting = aidCentre();
  const { story, luo } = setting;
  story.staff('staff-li', '李敏', '13900000003', 'caseOfficer', 'rights', '干事');
  story.staff('staff-qiu', '邱琳', '13900000031', 'treasurer', 'finance', '出纳');
  story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
  const answers = kind === 'scholarship' ? filledIn(story, luo, { unitUnion: 'unit:shoes' }) : pay;
  const filed = story.submit(luo, kind, answers, now);
  const helper = story.people.filter(({ staff }) => staff)[byWhom];
  return {
    people: story.people,
    union: story.union,
    rounds: story.rounds,
    found: helper ? assisted(filed, helper) : filed,
  };
}

/** The same case as a colleague files it for somebody who has only a telephone number. */
function assisted(filed: Case, helper: Person): Case {
  const [first, ...rest] = filed.timeline;
  if (!first) throw new Error('nothing was filed');
  const by = { id: helper._id, name: helper.name, party: 'helper' as const };
  const owner = { ...filed.owner, id: `walk-in:${filed._id}` };
  return { ...filed, owner, helper: { name: helper.name, id: helper._id }, timeline: [{ ...first, by }, ...rest] };
}

type Act = { what: 'step' | 'handOver' | 'away' | 'post' | 'number'; a: number; b: number };

/** One thing that happens: mostly a step, sometimes somebody leaves, is away, or gets another's post. */
function happen(current: Case, people: Person[], { what, a, b }: Act, setting: ReturnType<typeof begin>): Case {
  const one = people[a % people.length];
  const other = people[b % people.length];
  if (what === 'away' && one?.staff && other?.staff) {
    one.staff = { ...one.staff, away: { until: today, deputy: other.staff.handle } };
  } else if (what === 'number') {
    // The applicant gives another number, and calls herself otherwise.
    const who = people.find((each) => isKnownBy(each, current.owner.phone));
    if (who) Object.assign(who, { ...numbered(who, `1390000${1000 + a}`), name: `改名${b}` });
  } else if (what === 'post') {
    // Mostly where it could do harm: the applicant comes to the desk where the case lies, an author to those who pay.
    const wanted = current.status === 'awarded' ? 'finance' : current.desk;
    const post = people.find(({ staff }) => staff?.desk === wanted && staff.role !== 'approver')?.staff;
    const author = current.timeline[a % current.timeline.length]?.by.id;
    const who = people.find((each) => (b % 2 ? each._id === author : isKnownBy(each, current.owner.phone)));
    if (post && who) who.staff = { ...post, handle: who._id };
  } else if (what === 'handOver' && current.officer && other?.staff) {
    const successor = actorOf(other._id, other);
    const context = { ...around(administrator, now), union: setting.union, rounds: setting.rounds };
    const change = maySucceed(current, successor, { union: setting.union, catalogue })
      ? handOver(current, successor, context)
      : release(current, context);
    return given(change ? applied(current, change) : current, people, setting);
  } else if (what === 'step') return given(moved(current, people, a * 31 + b, setting), people, setting);
  return current;
}

const isKnownBy = (who: Person, number: string) => actorOf(who._id, who).phones?.includes(number) === true;
const numbered = (who: Person, phone: string) => ({ phone, phones: numbersAfter(who, { phone }) });

/** What nobody has is given out. */
function given(current: Case, people: Person[], { union, rounds }: ReturnType<typeof begin>): Case {
  if (!current.open || current.officer) return current;
  const context = { ...around(people[0] ?? { _id: '', name: '', phone: '' }, now), actor: calendar, union, rounds };
  const change = entrust(
    current,
    candidatesOf(
      people.filter(({ staff }) => staff),
      [],
    ),
    context,
  );
  return change ? applied(current, change) : current;
}

/** The first of all conceivable steps, from some point on, that is let through. */
function moved(current: Case, people: Person[], from: number, { union, rounds }: ReturnType<typeof begin>): Case {
  const service = services.find(({ kind }) => kind === current.kind);
  if (!service) throw new Error(current.kind);
  const actors = [calendar, ...people.map((person) => actorOf(person._id, person))];
  // Mostly onward, so that histories come to the end of the way.
  const onward = Object.entries(service.flow.steps).filter(
    ([, { to }]) => from % 5 === 0 || (to !== 'same' && service.flow.states[to]?.tone !== 'ended'),
  );
  const attempts = onward.flatMap(([action]) => actors.map((actor) => ({ action, actor })));
  for (let n = 0; n < attempts.length; n += 1) {
    const { action, actor } = attempts[(from * 7 + n) % attempts.length] ?? { action: '', actor: calendar };
    const colleague = people[(from + n) % people.length];
    const named = colleague?.staff ? { colleague: actorOf(colleague._id, colleague) } : {};
    const context = { ...around(people[0] ?? { _id: '', name: '', phone: '' }, now), actor, union, rounds, ...named };
    const given = { ...input, ...(action === 'transfer' ? { to: '0123456789abcdef' } : {}) };
    const move = { action, version: current.version, input: given };
    const change = moveCase(service, current, move, context);
    if (change.ok) return applied(current, change.value);
    // Whoever is asked whether it is right says that it is.
    const { code, fields: sure } = change.refusal;
    const again = code === 'doubtful' ? moveCase(service, current, { ...move, sure }, context) : change;
    if (again.ok) return applied(current, again.value);
  }
  return current;
}

/** Who prepared what may not be decided by the same person: written down here once more, apart from the flow. */
const prepared = ['verify', 'verifyHere', 'review', 'check', 'correct'];
const before: Record<string, readonly string[]> = {
  review: ['verify'],
  check: ['verify', 'verifyHere', 'review'],
  approve: prepared,
  confirm: prepared,
};

/** What is decided by two: the second signature, and which first ones it answers. The last of those alone is the round's. */
const rounds: Record<string, readonly string[]> = {
  confirm: ['approve'],
  confirmRevoke: ['proposeRevoke'],
  restore: ['refuse', 'decline'],
};

/** What says to which card is paid. */
const cards = ['giveCard', 'changeCard'];
const lastOf = (came: readonly string[], of: readonly string[]) => Math.max(...of.map((one) => came.lastIndexOf(one)));

/** What is wrong in a history, in words; it looks at the entries alone and asks no rule of the product. */
function faultsIn({ timeline, owner, helper }: Case, applicant: Person): string[] {
  const asStaff = ['officer', 'deskMate', 'head'];
  return timeline.flatMap((entry, index) => {
    const mine = (each: Entry) => each.by.id === entry.by.id;
    const earlier = timeline.slice(0, index).filter(mine);
    const last = timeline
      .slice(0, index)
      .map(({ action }) => action)
      .lastIndexOf('confirm');
    const prepares = before[entry.action]
      ? earlier.filter(({ action, by }) => by.party === 'helper' || before[entry.action]?.includes(action))
      : [];
    const [signed] = timeline
      .slice(0, index)
      .filter(({ action }) => rounds[entry.action]?.includes(action))
      .slice(-1);
    const alone = rounds[entry.action] && (!signed || mine(signed) || earlier.some(({ by }) => by.party === 'helper'));
    const tookPart =
      entry.action === 'pay' || entry.action === 'bounce'
        ? timeline.slice(0, index).filter((each, at) => mine(each) && (at <= last || cards.includes(each.action)))
        : [];
    const came = timeline.slice(0, index).map(({ action }) => action);
    const unsure = entry.action === 'pay' && lastOf(came, ['bounce']) > lastOf(came, [...cards, 'sameCard']);
    const isOwn = entry.by.id === applicant._id && asStaff.includes(entry.by.party);
    const isPraise = entry.action === 'rate' && (entry.by.id !== owner.id || helper !== null);
    return [
      ...prepares.map(({ action }) => `${entry.action} after ${action}`),
      ...tookPart.map(({ action }) => `${entry.action} after ${action}`),
      ...(unsure ? ['pay to a card that the bank sent back'] : []),
      ...(alone ? [`${entry.action} without a second person`] : []),
      ...(isOwn ? [`${entry.action} in her own case`] : []),
      ...(isPraise ? ['rated by somebody else'] : []),
    ];
  });
}

const act = fc.record({
  what: fc.constantFrom<Act['what']>('step', 'step', 'step', 'step', 'handOver', 'away', 'post', 'number'),
  a: fc.nat({ max: 999 }),
  b: fc.nat({ max: 999 }),
});

describe('a history of a case', () => {
  it.each(services.map(({ kind }) => kind))(
    '%s: whoever files, leaves, is away, changes her post or her number, nobody decides on her own work or in her own case',
    (kind) => {
      const seen = new Set<string>();
      fc.assert(
        fc.property(fc.nat({ max: 20 }), fc.array(act, { minLength: 28, maxLength: 28 }), (byWhom, acts) => {
          const setting = begin(kind, byWhom);
          const people = setting.people.map((person) => ({ ...person }));
          const applicant = people.find(({ phone }) => phone === setting.found.owner.phone);
          if (!applicant) throw new Error('nobody applied');
          let current = setting.found;
          for (const one of acts) {
            current = happen(current, people, one, setting);
            // What is published ends by the calendar; here the day has simply come.
            if (current.notice) current = { ...current, notice: { ...current.notice, until: addDays(today, -1) } };
            expect(current.officer?.id).not.toBe(applicant._id);
            expect(faultsIn(current, applicant)).toEqual([]);
          }
          for (const { action } of current.timeline) seen.add(action);
        }),
        { numRuns: 25, seed: 11 },
      );
      const wanted =
        kind === 'scholarship'
          ? ['check', 'approve', 'confirm', 'pay', 'bounce', 'giveCard', 'changeCard', 'handOver']
          : ['resolve', 'handOver', 'transfer'];
      expect([...seen]).toEqual(expect.arrayContaining(wanted));
    },
  );
});
