import type { Case } from '../../core/case/case';
import { addDays, dayOf } from '../../core/kernel/day';
import type { Person } from '../../core/union/people';
import { Story } from '../../local/worlds/story';
import {
  application,
  aSeason,
  type Hands,
  inventedIdentity,
  seasons,
  take,
  type Until,
} from '../../local/worlds/students';
import { ruijinUnion } from '../../local/worlds/union';
import { vault } from './office';

export const today = dayOf(new Date().toISOString());
export const year = today.slice(0, 4);
export const daysAgo = (days: number) => `${addDays(today, -days)}T01:00:00.000Z`;
/** In the season of the year before. */
export const lastAugust = `${Number(year) - 1}-08-10T01:00:00.000Z`;

/** The three levels of a union with a season that is open now: somebody of each hand through which an award goes. */
export function aidCentre() {
  const story = new Story(ruijinUnion, vault, seasons(new Date().toISOString()));
  const wang = story.worker('worker-wang', '王建国', '13800000001');
  const luo = story.worker('worker-luo', '罗桂花', '13800000009');
  const hu = story.staff('staff-hu', '胡志强', '13900000001', 'unitOfficer', 'unit:shoes', '主席');
  const lin = story.staff('staff-lin', '林海燕', '13900000002', 'townOfficer', 'town:xianghu', '副主席');
  const verifier = story.staff('staff-deng', '邓丽萍', '13900000004', 'windowClerk', 'aid', '窗口');
  const checker = story.staff('staff-xiao', '肖丽', '13900000013', 'caseOfficer', 'aid', '干事');
  const head = story.staff('staff-wen', '温建华', '13900000012', 'approver', 'aid', '主任');
  const leader = story.staff('staff-zhou', '周文斌', '13900000006', 'leader', 'office', '常务副主席');
  const treasurer = story.staff('staff-xu', '许惠芳', '13900000007', 'treasurer', 'finance', '会计');
  const hands: Hands = { verifier, checker, head, leader, treasurer };
  return { story, wang, luo, hu, lin, ...hands, hands };
}

/** The same with seasons of four years before, and what students applied for in each of them. */
export function manySeasons() {
  const centre = aidCentre();
  const { story, wang, luo, hands } = centre;
  const ago = (years: number) => Number(year) - years;
  const earlier = [4, 3, 2].map((back) =>
    aSeason(today, { year: ago(back), opens: `${ago(back)}-07-01`, closes: `${ago(back)}-09-30` }),
  );
  for (const season of earlier) story.announce(season);
  /** An application so many years ago; this year's is another parent's, whom the years before do not bind. */
  const applied = (identity: string, back: number, until: Until): Case => {
    const [who, at] = back === 0 ? [wang, daysAgo(45)] : [luo, `${ago(back)}-08-10T01:00:00.000Z`];
    const answers = filledIn(story, who, { area: 'town:jiubao', identity });
    return take(story, story.submit(who, 'scholarship', answers, at), hands, until);
  };
  return { ...centre, applied };
}

let students = 0;

/** The number of a student whom no other test has. */
export function freshIdentity(): string {
  students += 1;
  return inventedIdentity(`2008-01-${String((students % 28) + 1).padStart(2, '0')}`, students);
}

/** What a worker of 象湖镇 fills in for her child, as far as no file has to be uploaded for it. */
export function filledIn(story: Story, who: Person, part: Record<string, unknown> = {}): Record<string, unknown> {
  const { name, phone } = who;
  const where = { area: 'town:xianghu', identity: freshIdentity() };
  return { ...application(story, who, '王小明', where), name, phone, ...part };
}

/** What a renewal asks beside the proof, where nothing has changed since `filledIn`. */
export const sameAsBefore = {
  ...{ grade: '大学二年级', stage: 'university', school: '赣南师范大学', changed: 'same' },
  ...{ cardHolder: '王小明', bank: '瑞金农商银行象湖支行', phone: '13800000009' },
  ...{ mayCheck: true, mayPay: true, mayPublish: true },
};

export const visit = {
  visitedOn: addDays(today, -1),
  visitors: '胡志强、刘主任',
  found: '三口人，爱人卧病在床，单据齐全，与申请一致。',
  opinion: '情况属实，同意上报。',
};
