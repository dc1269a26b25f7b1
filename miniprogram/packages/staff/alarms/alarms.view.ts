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
  /** True where a case stands still and may be let go on again, also after somebody has noted what she found. */
  mends: boolean;
}

export interface AlarmsView {
  cards: readonly AlarmCard[];
  empty: { title: string; help: string };
  end: string;
}

/** What auditors must look into, or have looked into. */
export function toView({ rows, next }: List<AlarmView>, settled: boolean, today: Day): AlarmsView {
  const cards = rows.map(({ id, kind, title, about, at, caseId, settledAt, settledBy, note, mended }) => ({
    id,
    title,
    about,
    when: sayInstant(at, today),
    caseId: caseId ?? '',
    mends: kind === 'brokenCase' && !mended,
    settled:
      settledAt === null ? '' : `${settledBy} ${sayInstant(settledAt, today)} ${mended ? '恢复办理' : '处理'}：${note}`,
  }));
  return {
    cards,
    empty: settled
      ? { title: '还没有处理过的', help: '写明处理情况以后，会留在这里。' }
      : { title: '没有需要留意的', help: '有人短时间内查看大量号码，或办理记录对不上时，会出现在这里。' },
    end: next === null ? `一共 ${rows.length} 条，新的在前` : '正在打开更多…',
  };
}

/** The sheet in which an auditor says what came of an alarm. */
export function settleSheet({ title, about, mends }: AlarmCard): SheetState {
  const stands = '写明以后这条提醒移到“已处理”，这件事仍然暂停。要恢复，请用“核对无误，恢复办理”。';
  const sample = mends ? '例如：金额与审批表不符，已请系统管理员查记录。' : '例如：已向本人核实，是集中核对发放名单。';
  return { ...noteSheet(about, sample), title, explain: mends ? stands : '' };
}

/** The sheet in which an auditor lets a changed case go on as it now stands. */
export function attestSheet({ about }: AlarmCard): SheetState {
  const explain =
    '请先打开这件事，与纸质材料、银行回单逐项核对。恢复以后，这件事按现在的内容接着办理和发放；您的姓名和核对情况会写进进展。';
  const label = '核对无误，恢复办理';
  return {
    ...noteSheet(about, '例如：已与纸质申请表、银行回单逐项核对，内容无误。'),
    title: '恢复办理',
    label,
    explain,
  };
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
