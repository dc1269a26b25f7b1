import { Comparing, Noting } from '../../../core/alarm';
import type { FormSchema } from '../../../core/kernel/field';
import { fieldsOf } from '../../../core/kernel/field';
import type { Fact } from '../../components/facts/facts-view';
import { closedSheet, type SheetState } from '../../components/sheet/sheet-state';

/** What an auditor says something of: an alarm, and the case that it is about where it is about one. */
export interface Subject {
  /** Of the alarm. */
  id: string;
  title: string;
  about: string;
  caseId: string;
  /** True while what it is about stands still as it was found. */
  mends: boolean;
  /** True where it is about a case that is not there any more. */
  gone: boolean;
  /** Where a case says something else than its own entries; empty where she reads them in the alarm's sentence. */
  differs: readonly Fact[];
}

/** The sheet in which an auditor says what came of an alarm. */
export function settleSheet(subject: Subject): SheetState {
  const { title, mends, gone, caseId } = subject;
  if (gone) {
    const sample = '例如：备份里没有这一件，是别人放进去的，已请管理员删去。';
    const explain = '写明查明的情况，这条提醒就结束。不该删去的，请用“有误”，再请系统管理员用备份恢复。';
    return { ...noteSheet(Noting, subject, sample), title, explain };
  }
  const back = caseId ? '请打开核对' : '请用“核对无误，恢复办理”';
  const stands = `写明以后这条提醒留在“待处理”，${whatOf(subject)}仍然暂停。要恢复，${back}；内容不对的，请用“有误”。`;
  const sample = mends ? '例如：已请系统管理员查记录，等答复。' : '例如：已向本人核实，是集中核对发放名单。';
  const label = mends ? '记下' : '写明并结束';
  return { ...noteSheet(Noting, subject, sample), title, label, explain: mends ? stands : '' };
}

const whatOf = ({ caseId }: Subject) => (caseId ? '这件事' : '审批和发放');

/** The sheet in which she says what is wrong: nothing goes on until that is put right. */
export function wrongSheet(subject: Subject): SheetState {
  const explain = `请写明哪里不对、正确的是什么。这条提醒留在“待处理”，${whatOf(subject)}一直暂停，到用备份改正为止。`;
  const sample = subject.caseId
    ? '例如：纸质材料上是 5,000 元，现在显示 50,000 元。'
    : '例如：会议纪要上高校每人 5,000 元，现在是 50,000 元。';
  return { ...noteSheet(Noting, subject, sample), title: '有误', label: '有误，等待改正', explain };
}

const attesting = {
  case: {
    explain:
      '姓名和照片对您不公开：请经办单位出示纸质材料，当面逐项核对。恢复以后，按现在的内容接着办；您的姓名、核对情况和下面不一致的地方会写进进展，后面办理的同事都看得到。',
    sample: '例如：镇工会出示了纸质材料，已当面逐项核对，内容无误。',
  },
  settings: {
    explain:
      '请先与系统管理员一起打开办理规则、年度资助和岗位名单，与会议纪要逐项核对金额、名额、期限和岗位。恢复以后，审批和发放按现在的设置接着办；您的姓名和核对情况会留在这条提醒里。',
    sample: '例如：已与会议纪要逐项核对，金额、名额和岗位无误。',
  },
};

/** The sheet in which an auditor lets a changed case, or the changed settings, go on as they now stand. */
export function attestSheet(subject: Subject): SheetState {
  const { explain, sample } = attesting[subject.caseId ? 'case' : 'settings'];
  return { ...noteSheet(Comparing, subject, sample), title: '恢复办理', label: '核对无误，恢复办理', explain };
}

function noteSheet(form: FormSchema, { about, differs }: Subject, placeholder: string): SheetState {
  const fields = fieldsOf(form).map((field) => ({ ...field, placeholder }));
  const told = about === '' ? [] : [{ label: '提醒的内容', values: [about] }];
  return { ...closedSheet, visible: true, label: '写明并结束', asked: [...told, ...differs], fields };
}
