import * as v from 'valibot';
import { colleague, longText, optional, papers } from '../kernel/field';
import type { Flow, Step } from './flow';

/** So often a case goes from hand to hand among colleagues; then its head looks at why. So often in all: she too comes to an end. */
const handsAmongColleagues = 10;
const handsInAll = 30;

/**
 * The steps that every service has, whatever its own flow: what the worker owes can be handed in, people are called, and
 * a case can change hands.
 */
export function commonSteps({ start, states }: Flow): Record<string, Step> {
  const open = Object.keys(states).filter((state) => states[state]?.open);
  const waiting = open.filter((state) => states[state]?.waitsForOwner && !states[state]?.owes);
  return {
    ...(waiting.length > 0 ? { supply: supplyFrom(waiting) } : {}),
    called: {
      label: '已电话告知',
      decides: false,
      from: Object.keys(states),
      to: 'same',
      // Whoever had it may have left; a closed one is handed to nobody.
      by: ['officer', 'deskMate'],
      calls: true,
      explain: '您已经打电话把进展告诉了本人。',
      said: '已电话告知本人',
    },
    take: {
      label: '我来办',
      decides: false,
      from: open.filter((state) => state !== start),
      to: 'same',
      most: handsAmongColleagues,
      by: ['deskMate'],
      officer: 'actor',
      explain: '这件事改由您经办，期限不变。职工会看到您的姓名。',
      said: '更换了经办人',
      tells: 'owner',
    },
    transfer: {
      label: '转交',
      decides: false,
      from: open,
      to: 'same',
      most: handsInAll,
      headsAfter: handsAmongColleagues,
      by: ['officer', 'head'],
      officer: 'named',
      form: v.object({
        to: colleague('转交给谁'),
        reason: longText('为什么转交', 4, 300, {
          help: '接手的同事和职工都会看到。',
          samples: [
            '工作地点在你们那里，由你们就近办理。',
            '这类事情归你们岗位办理。',
            '我近期离岗，请接着办。',
            '我和当事人认识，按规定应当回避。',
            '按部门安排调整经办人。',
          ],
        }),
      }),
      explain: '转交后由对方经办，期限不变。',
      said: '转交给其他同事办理',
      tells: 'officer',
    },
  };
}

/** The worker hands in what she owes; the case goes back to where it was. */
function supplyFrom(waiting: readonly string[]): Step {
  return {
    label: '补交材料',
    decides: false,
    from: waiting,
    to: 'before',
    by: ['owner'],
    form: v.object({
      papers: optional(papers('照片或材料', 9, { help: '把缺的材料拍清楚就行。' })),
      words: optional(longText('要说明的情况', 2, 500, { help: '有拿不到的材料，在这里说明原因。' })),
    }),
    something: 'papers',
    explain: '补交以后，经办人会接着办理。',
    said: '补交了材料',
    tells: 'officer',
  };
}
