import type { Census } from '../../core/domains/enterprises/census';
import type { Enterprise } from '../../core/domains/enterprises/enterprise';
import type { State } from '../../core/domains/enterprises/founding-states';
import type { Day } from '../../core/kernel/day';
import { censusOf, invented } from '../../local/worlds/enterprises/park';

export const told = invented(2026);
export const shop = '瑞金市试验鞋业有限公司';

/** What the census of 2 March 2026 found at an enterprise of sixty workers without a union. */
export const found = (part: Partial<Census> = {}): Census =>
  censusOf([shop, 'i03', 'park', '170', 60], 0, told, { mainReason: 'ownerFears', ...part });

export const anEnterprise = (part: Partial<Enterprise> = {}): Enterprise => ({
  _id: 'enterprise:1',
  surveys: [found()],
  events: [],
  visits: [],
  assignments: [],
  ...part,
});

/** The same after it came into these states. */
export const through = (...events: readonly [Day, State][]): Enterprise =>
  anEnterprise({ events: events.map(([on, to]) => ({ on, to })) });
