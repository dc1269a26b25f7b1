import type { Input, OperationName, Value } from '../../core/contract';
import { addDays } from '../../core/kernel/day';
import type { RefusalCode } from '../../core/kernel/refusal';
import type { Person } from '../../core/union/people';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, freshIdentity, lastAugust, sameAsBefore, today, year } from './aid-centre';
import { readCaseOf } from './cases';
import { handle } from './cast';
import { pay } from './office';
import { honest } from './papers';
import type { Product } from './product';
import { registerReplays } from './replay-registers';
import { announcedSeason, arrangedYear, decidedRules } from './replay-settings';
import { upload } from './upload';

const setting = aidCentre();
export const { story } = setting;
const { wang, luo, lin, verifier, checker, head, treasurer, hands } = setting;
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const of = (who: Person, part: object = {}) =>
  filledIn(story, who, { area: 'town:jiubao', identity: freshIdentity(), ...part });
const applied = (days: number) => story.submit(luo, 'scholarship', of(luo), daysAgo(days));
const checked = take(story, applied(20), hands, 'checked');
export const announced = take(story, applied(11), hands, 'published');
const published = take(story, applied(11), hands, 'published');
const handled = take(story, applied(4), hands, 'reviewed');
take(story, applied(45), hands, 'awarded');
const paid = take(story, story.submit(luo, 'scholarship', of(luo), lastAugust), hands, 'paid');
const without = { ...luo, name: '谢金发', phone: '13800000006' };
const helped = take(story, story.assist(lin, 'scholarship', of(without), lastAugust), hands, 'paid');
const appeal = story.submit(wang, 'appeal', pay, daysAgo(2));
const store = async () => (await import('../../cloudfunctions/shared/store/database')).database;

async function step(act: Act, who: Person, caseId: string, action: string, input: Record<string, unknown> = {}) {
  const { version } = await readCaseOf(caseId);
  return act(who, 'case.move', { caseId, version, action, input });
}

/** Takes a call that must be granted, and answers what it answered. */
export type Act = <N extends OperationName>(who: Person | string, name: N, input: Input<N>) => Promise<Value<N>>;

/** With what a story is played; `first` takes the call that is repeated later. */
export interface Stage {
  first: Act;
  act: Act;
  cloud: Product['cloud'];
}

export interface Replay {
  /** Why the repeat finds nothing to do: where it is remembered, or what it would have to find as it was. */
  safe:
    | 'the document remembers its changes'
    | 'the case has the id of the call'
    | 'the timeline remembers every step'
    | 'the invitation is given once'
    | 'an alarm keeps what was written'
    | 'a list remembers when it came'
    | 'what was taken back stands no more'
    | 'who looks is noted, once a day';
  /** What the repeat answers: the same again, how things stand now, or why not. */
  answers: 'the same' | 'as it is now' | RefusalCode;
  /** The call, and what somebody did after it. */
  story: (stage: Stage) => Promise<unknown>;
}

const profile = (name: string) => ({ name, phone: '13700000001', area: 'town:xianghu' });
const away = (days: number) => ({ until: addDays(today, days), deputy: handle(verifier) });
const post = { name: '赵敏', title: '干事', role: 'caseOfficer', desk: 'women' } as const;
const invite = async (act: Act) => (await act(sun, 'staff.invite', post)).code;
const leaving = (_id: string) => ({ handle: handle({ ...luo, _id }), successor: handle(verifier) });
const roster = (identity: string) => ({
  year: Number(year) - 2,
  source: '2024年花名册',
  lines: `${identity} 1000`,
  confirmed: true,
});
const listOf = async (act: Act, who: Person) =>
  (await act(head, 'opening.list', {})).rosters.find(({ by }) => by === who.name)?.id ?? '';
const proof = async (cloud: Stage['cloud'], who: Person) => ({
  proof: [{ fileId: await upload(cloud, who, honest.png ?? Buffer.alloc(0)), name: '在读证明' }],
  ...sameAsBefore,
});
const draft = (base: string | null, text = '{}') => ({ kind: 'appeal', draft: text, base });

/** Every write there is: one that is not here fails the test. */
export const replays: Partial<Record<OperationName, Replay>> = {
  ...registerReplays(story, auditor),
  'profile.save': {
    safe: 'the document remembers its changes',
    answers: 'as it is now',
    async story({ first, act }) {
      await first('somebody', 'profile.save', profile('刘小兰'));
      await act('somebody', 'profile.save', { ...profile('刘晓兰'), phone: '13700000002' });
    },
  },
  'case.submit': {
    safe: 'the case has the id of the call',
    answers: 'the same',
    async story({ first, act }) {
      const answers = { ...pay, name: wang.name, phone: wang.phone };
      const { caseId } = await first(wang, 'case.submit', { kind: 'appeal', answers });
      await step(act, wang, caseId, 'withdraw');
    },
  },
  'case.assist': {
    safe: 'the case has the id of the call',
    answers: 'the same',
    async story({ first, act }) {
      const answers = { ...pay, name: '谢金发', phone: '13800000006' };
      const { caseId } = await first(lin, 'case.assist', { kind: 'appeal', answers, readBack: true });
      await step(act, lin, caseId, 'withdraw');
    },
  },
  'case.move': {
    safe: 'the timeline remembers every step',
    answers: 'the same',
    async story({ first, act }) {
      const transfer = { to: handle(checker), reason: '由帮扶中心办理。' };
      const { _id: caseId, version } = await readCaseOf(appeal._id);
      await first(lin, 'case.move', { caseId, version, action: 'transfer', input: transfer });
      await step(act, checker, caseId, 'transfer', { ...transfer, to: handle(lin) });
    },
  },
  'case.renew': {
    safe: 'the case has the id of the call',
    answers: 'the same',
    async story({ first, act, cloud }) {
      const { caseId } = await first(luo, 'case.renew', { caseId: paid._id, answers: await proof(cloud, luo) });
      await step(act, luo, caseId, 'withdraw');
    },
  },
  'case.renewFor': {
    safe: 'the case has the id of the call',
    answers: 'the same',
    async story({ first, cloud }) {
      const input = { caseId: helped._id, answers: await proof(cloud, lin), readBack: true } as const;
      await first(lin, 'case.renewFor', input);
    },
  },
  'case.reveal': {
    safe: 'who looks is noted, once a day',
    answers: 'the same',
    story: ({ first }) => first(verifier, 'case.reveal', { caseId: handled._id, field: 'identity' }),
  },
  'payment.sheet': {
    safe: 'who looks is noted, once a day',
    answers: 'the same',
    story: ({ first }) => first(treasurer, 'payment.sheet', {}),
  },
  'staff.invite': {
    safe: 'the invitation is given once',
    answers: 'the same',
    async story({ first, act }) {
      const { code } = await first(sun, 'staff.invite', post);
      await act('invited', 'staff.join', { code });
    },
  },
  'staff.join': {
    safe: 'the invitation is given once',
    answers: 'invitationUsed',
    async story({ first, act }) {
      await first('joins', 'staff.join', { code: await invite(act) });
      await act(sun, 'staff.leave', leaving('joins'));
    },
  },
  'staff.away': {
    safe: 'the document remembers its changes',
    answers: 'as it is now',
    async story({ first, act }) {
      await first(checker, 'staff.away', away(3));
      await act(checker, 'staff.back', {});
    },
  },
  'staff.back': {
    safe: 'the document remembers its changes',
    answers: 'as it is now',
    async story({ first, act }) {
      await act(checker, 'staff.away', away(3));
      await first(checker, 'staff.back', {});
      await act(checker, 'staff.away', away(5));
    },
  },
  'staff.leave': {
    safe: 'the document remembers its changes',
    answers: 'the same',
    async story({ first, act }) {
      await act('returns', 'staff.join', { code: await invite(act) });
      await first(sun, 'staff.leave', leaving('returns'));
      await act('returns', 'staff.join', { code: await invite(act) });
    },
  },
  'calendar.arrange': arrangedYear,
  'rules.change': decidedRules,
  'season.announce': announcedSeason,
  'season.publish': {
    safe: 'the timeline remembers every step',
    answers: 'the same',
    async story({ first, act }) {
      const { _id: id, version } = await readCaseOf(checked._id);
      await first(checker, 'season.publish', { year, cases: [{ id, version }] });
      await step(act, luo, id, 'withdraw');
    },
  },
  'opening.enter': {
    safe: 'a list remembers when it came',
    answers: 'as it is now',
    async story({ first, act }) {
      await first(head, 'opening.enter', roster(freshIdentity()));
      await act(sun, 'opening.takeBack', { roster: await listOf(act, head), reason: '金额录错，重新录入。' });
    },
  },
  'opening.takeBack': {
    safe: 'what was taken back stands no more',
    answers: 'as it is now',
    async story({ first, act }) {
      const list = roster(freshIdentity());
      await act(sun, 'opening.enter', list);
      await first(head, 'opening.takeBack', { roster: await listOf(act, sun), reason: '金额录错，重新录入。' });
      await act(sun, 'opening.enter', list);
    },
  },
  'draft.save': {
    safe: 'the document remembers its changes',
    answers: 'draftMoved',
    async story({ first, act }) {
      const { version } = await first('writes', 'draft.save', draft(null));
      await act('writes', 'draft.save', draft(version, '{"n":1}'));
      await act('writes', 'draft.drop', { kind: 'appeal' });
    },
  },
  'draft.drop': {
    safe: 'the document remembers its changes',
    answers: 'the same',
    async story({ first, act }) {
      await first('drops', 'draft.drop', { kind: 'appeal' });
      await act('drops', 'draft.save', draft(null));
    },
  },
  'alarm.settle': {
    safe: 'an alarm keeps what was written',
    answers: 'the same',
    async story({ first, act }) {
      const { raiseAlarm } = await import('../../cloudfunctions/shared/store/alarms');
      const told = { kind: 'reveals', at: daysAgo(0), about: '甲查看了号码。', caseId: null, by: '甲' } as const;
      await raiseAlarm('the same', told);
      const [alarm] = (await act(auditor, 'alarm.list', { settled: false })).rows;
      await first(auditor, 'alarm.settle', { id: alarm?.id ?? '', note: '是当天的工作。' });
      await raiseAlarm('the same', told);
    },
  },
  'case.attest': {
    safe: 'the timeline remembers every step',
    answers: 'the same',
    async story({ first, act }) {
      const { _id: caseId } = published;
      const edit = async (headline: string) => (await store()).collection('cases').doc(caseId).update({ headline });
      await edit('改过一次');
      await act(luo, 'case.open', { caseId });
      const { rows } = await act(auditor, 'alarm.list', { settled: false });
      const alarm = rows.find((row) => row.caseId === caseId)?.id ?? '';
      await first(auditor, 'case.attest', { caseId, alarm, note: '已和经办人逐项核对。' });
      await edit('又改了一次');
    },
  },
  'me.subscribed': {
    safe: 'the document remembers its changes',
    answers: 'the same',
    async story({ first, act }) {
      await first('accepts', 'me.subscribed', { templates: ['progress'] });
      for (let more = 0; more < 30; more += 1) await act('accepts', 'me.subscribed', { templates: ['progress'] });
    },
  },
};
