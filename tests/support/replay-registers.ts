import type { Person } from '../../core/union/people';
import { censusOf } from '../../local/worlds/enterprises/park';
import type { Story } from '../../local/worlds/story';
import { handle } from './cast';
import type { Replay } from './replays';
import { edit } from './store-console';

/** The writes of registers, each with what somebody did after it: part of the replays. */
export function registerReplays(story: Story, auditor: Person) {
  const keeper = story.staff('staff-zu', '祖国华', '13900000031', 'caseOfficer', 'organising', '干事');
  const mate = story.staff('staff-qin', '秦岭', '13900000032', 'caseOfficer', 'organising', '干事');
  const told = { year: 2025, colleagues: [keeper, mate].map(handle), leaders: [] };
  const kind = 'enterprise';
  const answersOf = (at: number) =>
    censusOf([`瑞金市试验${at}鞋业有限公司`, 'i03', 'park', '170', 60], at, told, { mainReason: 'ownerFears' });
  const anew = (at: number) => ({ ...answersOf(at), workers: 70 });
  const cellOf = (value: unknown) => (Array.isArray(value) ? 'market' : String(value));
  const sheetOf = (at: number) => {
    const answers = answersOf(at);
    const rows = [Object.values(answers).map(cellOf)];
    return { kind, header: Object.keys(answers), rows, doubles: 'merge', confirmed: true } as const;
  };
  const replays = {
    'register.enter': {
      safe: 'the timeline remembers every step',
      answers: 'the same',
      async story({ first, act }) {
        const { recordId } = await first(keeper, 'register.enter', { kind, answers: answersOf(1) });
        await act(keeper, 'register.move', { recordId, version: 1, action: 'again', input: anew(1) });
      },
    },
    'register.move': {
      safe: 'the timeline remembers every step',
      answers: 'the same',
      async story({ first, act }) {
        const { recordId } = await act(keeper, 'register.enter', { kind, answers: answersOf(2) });
        await first(keeper, 'register.move', { recordId, version: 1, action: 'again', input: anew(2) });
        await act(keeper, 'register.move', { recordId, version: 2, action: 'again', input: answersOf(2) });
      },
    },
    'register.import': {
      safe: 'the timeline remembers every step',
      answers: 'as it is now',
      async story({ first, act }) {
        await first(keeper, 'register.import', sheetOf(3));
        const { rows } = await act(keeper, 'register.list', { kind, sought: '试验3' });
        await act(keeper, 'register.move', {
          recordId: rows[0]?.id ?? '',
          version: 1,
          action: 'again',
          input: anew(3),
        });
      },
    },
    'register.attest': {
      safe: 'the timeline remembers every step',
      answers: 'the same',
      async story({ first, act }) {
        const { recordId } = await act(keeper, 'register.enter', { kind, answers: answersOf(4) });
        await edit('registers', { _id: recordId }, { 'answers.workers': 99 });
        await first(auditor, 'register.attest', { recordId, note: '已经和普查表逐项核对，一致。' });
        await act(keeper, 'register.move', { recordId, version: 2, action: 'again', input: anew(4) });
      },
    },
  } as const satisfies Record<string, Replay>;
  return replays;
}
