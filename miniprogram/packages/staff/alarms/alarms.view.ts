import { type AlarmView, type Finding, Noting } from '../../../../core/alarm';
import { type Day, sayInstant } from '../../../../core/kernel/day';
import { fieldsOf } from '../../../../core/kernel/field';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';
import type { List } from '../../../services/case-list';

/** One thing that an auditor wrote of an alarm: `郭长青 11月25日 15:02 处理：…` */
const said = ({ by, at, note, mended, wrong }: Finding, today: Day) =>
  `${by} ${sayInstant(at, today)} ${mended ? '恢复办理' : wrong ? '认定有误' : '处理'}：${note}`;

export interface AlarmCard {
  id: string;
  title: string;
  about: string;
  /** `11月25日 14:32` */
  when: string;
  caseId: string;
  /** What auditors wrote, in order. */
  findings: readonly string[];
  /** Where it waits on although somebody wrote of it, or was put right: how far it is, and who must do what. Empty otherwise. */
  standing: string;
  next: string;
  /** True where a case, or everything that is decided by the settings, stands still as it was found: it can be let go on. */
  mends: boolean;
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

/** Who puts right what is wrong: nobody can do that inside the product, since nothing in it may be relied on. */
const restores = {
  case: '怎么改正：请系统管理员联系维护系统的工程师，按备份说明(docs/backup.md)用备份恢复这一件。恢复以后，打开这一页会自动核对，对上了就结束这条提醒，这件事接着办。',
  settings:
    '怎么改正：请系统管理员联系维护系统的工程师，按备份说明(docs/backup.md)用备份恢复设置。恢复以后，打开这一页会自动核对，对上了就结束这条提醒，审批和发放接着办。',
};

/** How far an alarm is that waits on although somebody wrote of it. */
function standingOf({ stands, fits, findings, caseId }: AlarmView): Pick<AlarmCard, 'standing' | 'next'> {
  if (fits) return { standing: '已与存档一致，照常办理', next: '' };
  const last = findings[findings.length - 1];
  if (!stands || !last) return { standing: '', next: '' };
  if (!last.wrong) return { standing: '已写处理情况，尚未恢复', next: '' };
  return { standing: '有误，等待改正', next: restores[caseId ? 'case' : 'settings'] };
}

/** What auditors must look into, or have looked into. */
export function toView({ rows, next }: List<AlarmView>, settled: boolean, today: Day): AlarmsView {
  const cards = rows.map((alarm) => {
    const { id, kind, title, about, at, caseId, findings, open, stands, broken } = alarm;
    return {
      id,
      title,
      about: broken ? `${forged}${about}` : about,
      waits: open || broken,
      when: sayInstant(at, today),
      caseId: caseId ?? '',
      mends: stands,
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

/** The sheet in which an auditor says what came of an alarm. */
export function settleSheet({ title, about, mends, caseId }: AlarmCard): SheetState {
  const what = caseId ? '这件事' : '审批和发放';
  const stands = `写明以后这条提醒留在“待处理”，${what}仍然暂停。要恢复，请用“核对无误，恢复办理”；内容不对的，请用“有误”。`;
  const sample = mends ? '例如：已请系统管理员查记录，等答复。' : '例如：已向本人核实，是集中核对发放名单。';
  const label = mends ? '记下' : '写明并结束';
  return { ...noteSheet(about, sample), title, label, explain: mends ? stands : '' };
}

/** The sheet in which she says what is wrong: nothing goes on until that is put right. */
export function wrongSheet({ about, caseId }: AlarmCard): SheetState {
  const what = caseId ? '这件事' : '审批和发放';
  const explain = `请写明哪里不对、正确的是什么。这条提醒留在“待处理”，${what}一直暂停，到用备份改正为止。`;
  const sample = caseId
    ? '例如：审批表上是 5,000 元，现在显示 50,000 元。'
    : '例如：会议纪要上高校每人 5,000 元，现在是 50,000 元。';
  return { ...noteSheet(about, sample), title: '有误', label: '有误，等待改正', explain };
}

const attesting = {
  case: {
    explain:
      '请先打开这件事，与纸质材料、银行回单逐项核对。恢复以后，这件事按现在的内容接着办理和发放；您的姓名和核对情况会写进进展。',
    sample: '例如：已与纸质申请表、银行回单逐项核对，内容无误。',
  },
  settings: {
    explain:
      '请先与系统管理员一起打开办理规则、年度资助和岗位名单，与会议纪要逐项核对金额、名额、期限和岗位。恢复以后，审批和发放按现在的设置接着办；您的姓名和核对情况会留在这条提醒里。',
    sample: '例如：已与会议纪要逐项核对，金额、名额和岗位无误。',
  },
};

/** The sheet in which an auditor lets a changed case, or the changed settings, go on as they now stand. */
export function attestSheet({ about, caseId }: AlarmCard): SheetState {
  const { explain, sample } = attesting[caseId ? 'case' : 'settings'];
  return { ...noteSheet(about, sample), title: '恢复办理', label: '核对无误，恢复办理', explain };
}

function noteSheet(about: string, placeholder: string): SheetState {
  const fields = fieldsOf(Noting).map((field) => ({ ...field, placeholder }));
  return {
    ...closedSheet,
    visible: true,
    label: '写明并结束',
    asked: [{ label: '提醒的内容', values: [about] }],
    fields,
  };
}
