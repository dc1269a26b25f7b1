import { isSameName } from '../../kernel/same-name';

/** How many members a committee has, by how many members the union has; `upTo` is the last number of members of a line. */
interface Size {
  upTo: number;
  least: number;
  most: number;
}

/**
 * The newer of two tables in circulation (福田区总工会: 委员为单数). The older one of 1992 has other numbers; a union that follows it
 * hands its own lines to `committeeSize`.
 */
const committeeSizes: readonly Size[] = [
  { upTo: 10, least: 1, most: 1 },
  { upTo: 25, least: 3, most: 3 },
  { upTo: 100, least: 3, most: 5 },
  { upTo: 200, least: 5, most: 7 },
  { upTo: 500, least: 7, most: 9 },
  { upTo: 1_000, least: 9, most: 15 },
  { upTo: 5_000, least: 15, most: 21 },
  { upTo: 10_000, least: 21, most: 29 },
  { upTo: 50_000, least: 29, most: 37 },
  { upTo: Number.POSITIVE_INFINITY, least: 37, most: 45 },
];

/** Between which numbers a committee lies for so many members, one at least. */
export function committeeSize(members: number, sizes = committeeSizes): { least: number; most: number } {
  const { least, most } = sizes.find(({ upTo }) => members <= upTo) ?? { least: 1, most: 1 };
  return { least, most };
}

/** What is odd about a committee of so many for so many members, a sentence; undefined where nothing is. It is asked about, not refused. */
export function committeeDoubt(members: number, seats: number, sizes = committeeSizes): string | undefined {
  const { least, most } = committeeSize(members, sizes);
  if (members <= 10 && seats > 1) return `会员 ${members} 人，选主席或组织员 1 人就可以。`;
  if (seats < least || seats > most) {
    return `会员 ${members} 人，委员一般是 ${least === most ? least : `${least} 至 ${most}`} 人，这里是 ${seats} 人。`;
  }
  return seats % 2 === 0 ? `委员一般是单数，这里是 ${seats} 人。` : undefined;
}

/** From so many female members on a union has a women's committee; below that a delegate (北京、上海办法：25 人). */
const womensCommitteeFrom = 25;

export const needsWomensCommittee = (femaleMembers: number): boolean => femaleMembers >= womensCommitteeFrom;

/** From so many workers on the chair may be full-time (工会法 第十四条). */
const fullTimeChairFrom = 200;

export const mayHaveFullTimeChair = (workers: number): boolean => workers >= fullTimeChairFrom;

/** As what a candidate stands in the enterprise. */
export const posts = {
  worker: '职工',
  manager: '部门负责人、班组长',
  chief: '行政主要负责人',
  legal: '法定代表人',
  partner: '合伙人',
  relative: '企业负责人或合伙人的近亲属',
} as const;
export type Post = keyof typeof posts;

/** Where it says that somebody is no candidate; near relatives stand in the law itself, the others in the rules of the national union. */
const barredBy: { readonly [P in Post]?: string } = {
  chief: '工会基层组织选举工作条例',
  legal: '工会基层组织选举工作条例',
  partner: '工会基层组织选举工作条例',
  relative: '工会法 第十条',
};

/**
 * Why somebody should not stand, a sentence; undefined where nothing is known against her. Whoever bears the name of the legal
 * representative is asked about, whatever was said of her: it may be somebody else.
 */
export function candidateDoubt(candidate: { name: string; post: Post }, legalName: string): string | undefined {
  const { name, post } = candidate;
  const source = barredBy[post];
  if (source !== undefined) return `${name}是${posts[post]}，按规定不能作为工会委员会候选人(${source})。`;
  if (isSameName(name, legalName)) return `${name}和法定代表人同名，请核对是不是同一个人。`;
  return undefined;
}
