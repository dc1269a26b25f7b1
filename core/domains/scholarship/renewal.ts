import * as v from 'valibot';
import type { RenewalForm } from '../../case/renewal';
import { renewalForm } from './form';
import { type Stage, stages } from './season';

const Headed = v.object({ school: v.string(), stage: v.string() });
const isStage = (stage: string): stage is Stage => stage in stages;

/** `高校 · 赣南师范大学` */
export function headlineOf({ stage, school }: v.InferOutput<typeof Headed>): string {
  return `${isStage(stage) ? stages[stage] : stage} · ${school}`;
}

/** 续领: the same student in a later year. Short, since most stays as it was; what holds for one year is asked again. */
export const renewal: RenewalForm = {
  title: '续领今年的助学金',
  intro: {
    who: '去年领过助学金、今年还在读的学生。',
    need: ['今年的在读证明或成绩单', '换了银行卡的，带上新卡'],
    time: '填写大约 3 分钟，没有变的已经替您填好。',
    seenBy: '只有审核和发放的工会工作人员能看到；公示时姓名会隐去一个字。',
    next: '市总帮扶中心审核后公示、审批，再打到您确认的卡上。',
  },
  form: renewalForm,
  steps: [
    {
      title: '今年的情况',
      help: '没有变的不用改。',
      fields: ['proof', 'grade', 'stage', 'school', 'changed', 'change'],
    },
    {
      title: '收款和联系',
      help: '没有变的不用改。',
      fields: ['cardHolder', 'bank', 'cardNumber', 'phone'],
    },
    {
      title: '逐项同意',
      help: '上一次的同意只管上一次，今年的请您重新看清再点。',
      fields: ['mayCheck', 'mayPay', 'mayPublish'],
    },
  ],
  headline: (answers) => headlineOf(v.parse(Headed, answers)),
  phone: ({ phone }) => v.parse(v.string(), phone),
  start: 'reviewed',
  clock: 'check',
  turns: 'instalments',
  desks: ['aid'],
  reason: '续领由市总帮扶中心直接审核在读证明。',
};
