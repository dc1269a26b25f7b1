import type { Colleague } from '../../../../core/domains/office/operations';
import type { Option } from '../../../../core/kernel/field';
import { colleagueOptions, nearFirst } from '../../../components/question/colleagues';
import type { Typed } from '../../../services/drafts';
import type { Plan } from './plan';

/** What each of the two questions offers, by the name of its field. */
export type Offers = Readonly<Record<string, readonly Option[]>>;

/** Anybody may leave; whoever takes over must get cases anyway, be there and be somebody else. */
export function offersOf(colleagues: readonly Colleague[], { handle }: Typed): Offers {
  const leaving = colleagues.find((each) => each.handle === handle) ?? null;
  const present = colleagues.filter(({ away, takes }) => takes && !away);
  return { handle: nearFirst(colleagues, null), successor: colleagueOptions(present, leaving) };
}

/** The two colleagues that were picked; undefined until both are known. */
export function planOf(colleagues: readonly Colleague[], { handle, successor }: Typed): Plan | undefined {
  const leaving = colleagues.find((each) => each.handle === handle);
  const next = colleagues.find((each) => each.handle === successor);
  if (!leaving || !next) return undefined;
  return { leaving: shortOf(leaving), successor: shortOf(next), moved: 0, unsure: false };
}

/** What the administrator reads before anything happens. */
export function consequences({ leaving, successor }: Plan): string[] {
  return [
    whereTo(leaving, successor),
    `按规定不能交给 ${successor.name} 的(本人或您自己的事、前面环节由本人办过的、财务发放)，由该部门轮到的同事办，没有合适的由负责人指定；转完会列出来。`,
    `由本人负责的台账也转给 ${successor.name}，到期要办的事提醒对方；${successor.name} 不能负责的，等那里的同事接手。`,
    '每一件的进展里都会写明这次交接，职工会看到以后由谁办理。',
    `从开始交接起，新的事情不再分给 ${leaving.name}。`,
    `全部交接完以后，${leaving.name} 不能再打开工作台，个人办事不受影响。`,
    '交接不能撤回。以后要回来，需要重新邀请。',
  ];
}

/** `已交接 50 件，还剩 10 件` */
export function progressLine(moved: number, left: number): string {
  return `已交接 ${moved} 件，还剩 ${left} 件`;
}

/** How it ended, to be read to both of them, and line by line what did not go to the successor. */
export interface HandoverOutcome {
  title: string;
  words: string;
  elsewhere: readonly { number: string; where: string }[];
}

export function outcomeOf({ leaving, successor, moved, unsure, elsewhere = [] }: Plan): HandoverOutcome {
  return {
    title: `${leaving.name} 已离岗`,
    words: outcomeWords(successor.name, moved - elsewhere.length, elsewhere.length, unsure),
    elsewhere: elsewhere.map(({ number, title, desk, officer }) => {
      return { number: `${title} ${number}`, where: officer ? `${desk} · ${officer}` : `${desk}，还没有人经办` };
    }),
  };
}

function outcomeWords(successor: string, moved: number, others: number, unsure: boolean): string {
  if (unsure) return `手上在办的事已全部交出，一件也没有落下；按规定不能交给 ${successor} 的，在该部门其他同事那里。`;
  if (moved + others === 0) return '手上没有在办的事，不需要转交。';
  if (others === 0) return `手上在办的 ${moved} 件事已全部交给 ${successor}。`;
  const taken = moved > 0 ? `${moved} 件交给了 ${successor}，` : '';
  return `手上在办的 ${moved + others} 件事已全部交出：${taken}${others} 件按规定不能交给 ${successor}，见下面。`;
}

/** Cases stay at their desk: a successor elsewhere gets none of them. */
function whereTo(leaving: Plan['leaving'], successor: Plan['successor']): string {
  if (leaving.desk === successor.desk) return `${leaving.name} 手上在办的事转给 ${successor.name}，办理期限不变。`;
  return `${successor.name} 不在${leaving.desk}。${leaving.name} 手上在办的事留在${leaving.desk}，由那里的其他同事接着办，没有其他同事的由负责人指定，办理期限不变。`;
}

function shortOf({ handle, name, deskName }: Colleague): Plan['leaving'] {
  return { handle, name, desk: deskName };
}
