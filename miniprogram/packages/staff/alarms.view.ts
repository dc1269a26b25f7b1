import type { AlarmView, Finding } from '../../../core/alarm';
import { type Day, sayInstant } from '../../../core/kernel/day';
import type { List } from '../../services/case-list';

/** One thing that an auditor wrote of an alarm: `郭长青 11月25日 15:02 处理：…` */
const said = ({ by, at, note, mended, wrong }: Finding, today: Day) =>
  `${by} ${sayInstant(at, today)} ${mended ? '核对完毕' : wrong ? '认定有误' : '处理'}：${note}`;

export interface AlarmCard {
  id: string;
  title: string;
  about: string;
  /** `11月25日 14:32` */
  when: string;
  caseId: string;
  recordId: string;
  /** What auditors wrote, in order. */
  findings: readonly string[];
  /** Where something stands still because of it, or did: how far it is, and who must do what. Empty otherwise. */
  standing: string;
  next: string;
  /** True where a case, or everything that is decided by the settings, stands still as it was found. */
  mends: boolean;
  /** True where it is about a case that is not there any more. */
  gone: boolean;
  /** True where that is a case: she opens it, and lets it go on there, where she sees what differs. */
  opens: boolean;
  /** True where she compares the settings page by page. */
  compares: boolean;
  /** True while somebody must say what came of it; also where it was changed in the store after that. */
  waits: boolean;
}

export interface AlarmsView {
  cards: readonly AlarmCard[];
  empty: { title: string; help: string };
  end: string;
}

const forged = '这条提醒与存档不一致，可能有人直接改过数据库，请重新核对并写明。现在写的是：';

/** Where a case stands still, or everything that the settings decide: how that is said, and who must do what next. */
const standings = {
  case: {
    stands: ['暂停办理中', '请打开核对。打不开的，或备份里没有这一件的，请点“有误”，再请系统管理员删去。'],
    written: ['已写处理情况，仍在暂停', '要恢复，请打开核对；内容不对的，请点“有误”。'],
    wrong: [
      '有误，等待改正',
      '请系统管理员用备份恢复这一件；备份里没有的，就删去。恢复以后打开这一页会自动核对，对上了就接着办；删去以后请再来写明，这条提醒就结束。',
    ],
  },
  settings: {
    stands: ['审批和发放暂停中', '请用下面的入口逐页核对。'],
    written: ['已写处理情况，仍在暂停', '要恢复，请逐页核对；内容不对的，请点“有误”。'],
    wrong: ['有误，等待改正', '请系统管理员用备份恢复设置。恢复以后打开这一页会自动核对，对上了，审批和发放就接着办。'],
  },
} as const;

/** How far an alarm is that waits on, whether or not somebody wrote of it. */
function standingOf({ stands, gone, fits, findings, caseId }: AlarmView): Pick<AlarmCard, 'standing' | 'next'> {
  if (fits) return { standing: '已与存档一致，照常办理', next: '' };
  if (gone) return { standing: '这一件已经不在了', next: '请写明查明的情况，这条提醒就结束。' };
  if (!stands) return { standing: '', next: '' };
  const last = findings[findings.length - 1];
  const said = standings[caseId ? 'case' : 'settings'];
  const [standing, next] = last ? (last.wrong ? said.wrong : said.written) : said.stands;
  return { standing, next };
}

/** What auditors must look into, or have looked into. */
export function toView({ rows, next }: List<AlarmView>, settled: boolean, today: Day): AlarmsView {
  const cards = rows.map((alarm) => {
    const { id, kind, title, about, at, caseId, recordId, findings, open, stands, gone, broken } = alarm;
    return {
      id,
      title,
      about: broken ? `${forged}${about}` : about,
      waits: open || broken,
      when: sayInstant(at, today),
      caseId: caseId ?? '',
      recordId: recordId ?? '',
      mends: stands,
      gone,
      opens: stands && caseId !== null,
      compares: stands && kind === 'brokenSettings',
      findings: findings.map((finding) => said(finding, today)),
      ...standingOf(alarm),
    };
  });
  return {
    cards,
    empty: settled
      ? { title: '还没有处理过的', help: '写明处理情况以后，会留在这里。' }
      : { title: '没有需要留意的', help: '有人短时间内查看大量号码，或办理记录、任职、设置对不上时，会出现在这里。' },
    end: next === null ? `一共 ${rows.length} 条，新的在前` : '正在打开更多…',
  };
}
