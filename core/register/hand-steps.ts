import * as v from 'valibot';
import { colleague, longText } from '../kernel/field';
import type { Flow, Step } from '../record/flow';

/** The steps of every register by which a record comes into other hands. */
export function handSteps({ states }: Pick<Flow, 'states'>): Record<'keep' | 'handOn', Step> {
  const from = Object.keys(states);
  return {
    keep: {
      label: '由我负责',
      decides: false,
      from,
      to: 'same',
      by: ['deskMate'],
      officer: 'actor',
      aside: true,
      explain: '到期要办的事以后提醒您。',
      said: '更换了负责人',
    },
    handOn: {
      label: '交给同事',
      decides: false,
      from,
      to: 'same',
      by: ['officer', 'deskMate', 'head'],
      officer: 'named',
      aside: true,
      form: v.object({ to: colleague('交给谁'), reason: longText('为什么', 2, 200) }),
      explain: '以后由对方负责，到期要办的事提醒对方。',
      said: '交给了其他同事',
    },
  };
}
