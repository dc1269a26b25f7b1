import type { Enterprise, StageEvent } from '../../../core/domains/enterprises/enterprise';
import { addDays, type Day } from '../../../core/kernel/day';
import type { Paper } from '../../../core/kernel/paper';
import type { RegisterRecord } from '../../../core/register/record';
import type { Person } from '../../../core/union/people';
import type { Story } from '../story';
import { inventedCode } from './codes';
import { parkEnterprises } from './park';

/** Who leads enterprises to their unions: the people of the department, its head, and who answers for all of it. */
export interface Organisers {
  colleagues: readonly Person[];
  head: Person;
  leader: Person;
}

const handleOf = ({ staff }: Person) => staff?.handle ?? '';
const at = (day: Day, time = '10:00') => new Date(`${day}T${time}:00+08:00`).toISOString();

interface Telling {
  story: Story;
  /** A picture of a paper; each kind is drawn once. */
  paper(name: string): Paper[];
}

function papersOf(story: Story): Telling['paper'] {
  const drawn = new Map<string, Paper>();
  return (name) => {
    const paper = drawn.get(name) ?? story.photograph(`${name}.png`);
    drawn.set(name, paper);
    return [paper];
  };
}

/** The 79 enterprises of the seed year, each step written down on the day on which it was taken; the year is one that is over. */
export function enterprisesIn(story: Story, { colleagues, head, leader }: Organisers, year: number): void {
  const told = { year, colleagues: colleagues.map(handleOf), leaders: [leader, head].map(handleOf) };
  const paper = papersOf(story);
  parkEnterprises(told).forEach((enterprise, place) => {
    const [found] = enterprise.surveys;
    const keeper = colleagues.find((one) => handleOf(one) === found?.surveyor);
    if (!found || !keeper) throw new Error('an enterprise that nobody surveyed');
    const record = story.registers.enter(keeper, 'enterprise', found, at(found.surveyedOn));
    if (found.hasUnion === 'yes') before({ story, paper }, record, keeper, { enterprise, place });
    else onItsWay({ story, paper }, record, { keeper, head, leader }, enterprise);
  });
}

/** Its union was there before the census; half of these are legal persons. */
function before(
  { story, paper }: Telling,
  record: RegisterRecord,
  keeper: Person,
  { enterprise: { events, surveys }, place }: { enterprise: Enterprise; place: number },
): void {
  const [approved, registered] = events;
  const seenOn = addDays(surveys[0]?.surveyedOn ?? '', 1);
  if (!approved) throw new Error('a union that nobody approved');
  const facts = { unionName: `${record.headline}工会委员会`, foundedAs: 'single', termYears: '5' };
  const found = story.registers.advance(record, keeper, 'found', at(seenOn), { approvedOn: approved.on, ...facts });
  if (!registered) return;
  story.registers.advance(found, keeper, 'register', at(seenOn, '11:00'), {
    registeredOn: registered.on,
    unionCode: inventedCode(200 + place, { social: true, pilot: false }),
    certificate: paper('工会法人资格证书'),
  });
}

interface Hands {
  keeper: Person;
  head: Person;
  leader: Person;
}

/** What is written down at each state to which it comes, and who does. */
function stepTo(
  paper: Telling['paper'],
  { headline }: RegisterRecord,
  { to, on }: StageEvent,
  { keeper, head }: Hands,
): [who: Person, action: string, input: Record<string, unknown>] {
  const person = { name: '刘建国', post: 'worker' };
  switch (to) {
    case 'due':
      return [head, 'recognise', { recognisedOn: on, basis: '正常经营，职工 25 人以上，没有工会，列入应建。' }];
    case 'mobilised':
      return [keeper, 'mobilise', { ...call(on), earlier: 'kept' }];
    case 'applied':
      return [
        keeper,
        'apply',
        { appliedOn: on, registrar: '瑞金市市场监督管理局', business: '照营业执照', request: paper('请示') },
      ];
    case 'preparing':
      return [
        head,
        'agree',
        {
          agreedOn: on,
          agreedNumber: `瑞工组〔${on.slice(0, 4)}〕${on.slice(5, 7)}号`,
          preparers: ['刘建国', '谢小兰', '杨春生'].map((name) => ({ name })),
          consent: paper('批复'),
        },
      ];
    case 'recruited':
      return [
        keeper,
        'recruit',
        { recruitedOn: on, memberCount: 26, femaleMembers: 11, applications: paper('会员花名册') },
      ];
    case 'nominated':
      return [
        keeper,
        'nominate',
        {
          nominatedOn: on,
          candidates: [person],
          shownFrom: addDays(on, -20),
          shownTo: on,
          proposal: paper('候选人建议名单'),
        },
      ];
    case 'elected':
      return [keeper, 'elect', { electedOn: on, meeting: 'members', seats: 3, minutes: paper('签到表') }];
    case 'reported':
      return [
        keeper,
        'report',
        {
          ...{ reportedOn: on, expected: 26, present: 24, issued: 24, returned: 24, chairVotes: 22 },
          ...{ chairName: '刘建国', chairPhone: '13900102001', report: paper('选举结果请示') },
        },
      ];
    case 'approved':
      return [
        head,
        'approve',
        {
          ...{ approvedOn: on, approvedNumber: `瑞工组〔${on.slice(0, 4)}〕3号` },
          ...{ unionName: `${headline}工会委员会`, foundedAs: 'single', termYears: '5', approval: paper('批复') },
        },
      ];
    case 'suspended':
      return [head, 'giveUp', { happenedOn: on, reason: '单位明确拒绝，已提请劳动行政部门责令改正。' }];
    default:
      throw new Error(`no step to ${to}`);
  }
}

const call = (visitedOn: Day) => ({
  visitedOn,
  way: 'place',
  metName: '王总',
  metPost: '总经理',
  story: '讲了工会经费返还和能办的实事，对方愿意考虑。',
  next: '两周后再联系。',
});

function onItsWay(
  { story, paper }: Telling,
  record: RegisterRecord,
  hands: Hands,
  { events, visits, assignments }: Enterprise,
): void {
  const happened: { on: Day; take(found: RegisterRecord): RegisterRecord }[] = [
    ...events.map(({ on, to }: StageEvent) => ({
      on,
      take: (found: RegisterRecord) => {
        const [who, action, input] = stepTo(paper, found, { on, to }, hands);
        return story.registers.advance(found, who, action, at(on), input);
      },
    })),
    ...assignments.map(({ until: _open, ...next }) => ({
      on: next.since,
      take: (found: RegisterRecord) =>
        story.registers.advance(found, hands.leader, 'assign', at(next.since, '15:00'), { ...next }),
    })),
    ...visits.map((visit) => ({
      on: visit.visitedOn,
      take: (found: RegisterRecord) =>
        story.registers.advance(found, hands.keeper, 'visit', at(visit.visitedOn, '16:00'), { ...visit }),
    })),
  ];
  happened.sort((a, b) => (a.on < b.on ? -1 : 1)).reduce((found, { take }) => take(found), record);
}
