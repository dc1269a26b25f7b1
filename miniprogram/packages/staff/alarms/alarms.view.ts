import { type AlarmView, Finding } from '../../../../core/alarm';
import { type Day, sayInstant } from '../../../../core/kernel/day';
import { fieldsOf } from '../../../../core/kernel/field';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';
import type { List } from '../../../services/case-list';

export interface AlarmCard {
  id: string;
  title: string;
  about: string;
  /** `11月25日 14:32` */
  when: string;
  caseId: string;
  /** `郭长青 11月25日 15:02 处理：…`; empty while nobody has looked into it. */
  settled: string;
  /** True where a case, or everything that is decided by the settings, stands still and may be let go on again, also after somebody has noted what she found. */
  mends: boolean;
  /** True while somebody must say what came of it; also where it was changed in the store after that. */
  waits: boolean;
}

export interface AlarmsView {
  cards: readonly AlarmCard[];
  empty: { title: string; help: string };
  end: string;
}

const forged = '这条提醒与存档不一致，可能有人直接改过数据库，请重新核对并写明。现在写的是：';

/** What auditors must look into, or have looked into. */
export function toView({ rows, next }: List<AlarmView>, settled: boolean, today: Day): AlarmsView {
  const cards = rows.map(({ id, kind, title, about, at, caseId, settledAt, settledBy, note, mended, broken }) => ({
    id,
    title,
    about: broken ? `${forged}${about}` : about,
    waits: settledAt === null || broken,
    when: sayInstant(at, today),
    caseId: caseId ?? '',
    mends: (kind === 'brokenCase' || kind === 'brokenSettings') && !mended,
    settled:
      settledAt === null ? '' : `${settledBy} ${sayInstant(settledAt, today)} ${mended ? '恢复办理' : '处理'}：${note}`,
  }));
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
  const stands = `写明以后这条提醒移到“已处理”，${what}仍然暂停。要恢复，请用“核对无误，恢复办理”。`;
  const sample = mends ? '例如：金额与审批表不符，已请系统管理员查记录。' : '例如：已向本人核实，是集中核对发放名单。';
  return { ...noteSheet(about, sample), title, explain: mends ? stands : '' };
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
  const fields = fieldsOf(Finding).map((field) => ({ ...field, placeholder }));
  return {
    ...closedSheet,
    visible: true,
    label: '写明并结束',
    asked: [{ label: '提醒的内容', values: [about] }],
    fields,
  };
}
