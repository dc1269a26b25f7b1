import * as v from 'valibot';
import { day, longText, text } from '../../kernel/field';
import type { Step } from '../../kernel/flow';
import { remark } from './questions';
import type { State } from './states';

/** What happens to an award that was decided: it is paid, comes back from the bank, or is taken back before by two heads. */
export const paymentSteps = {
  pay: {
    label: '登记已发放',
    from: ['awarded'],
    to: 'paid',
    by: ['officer', 'deskMate'],
    officer: 'actor',
    // Whoever pays took no part in what is paid: neither in preparing it nor in deciding.
    apart: 'all',
    paid: 'changes',
    form: v.object({
      // Nothing is paid before it was decided, nor what came back before it was sent.
      paidOn: day('哪天打到卡上', { from: { of: 'step', step: 'confirm', answer: 'paidOn' }, to: { of: 'today' } }),
      voucher: text('凭证号', 40, { inside: true, placeholder: '例如：记-8-023' }),
    }),
    explain: '职工会收到到账通知。',
    said: '助学金已打到卡上',
    tells: 'owner',
  },
  bounce: {
    label: '银行退回',
    from: ['paid'],
    to: 'awarded',
    most: 20,
    paid: 'changes',
    by: ['officer'],
    form: v.object({ reason: longText('为什么退回', 4, 300, { placeholder: '例如：户名与卡号不符，需要换卡。' }) }),
    explain: '这一笔回到待发放，请联系职工核对卡号。',
    said: '银行退回，需要重新发放',
    tells: 'owner',
    clock: 'pay',
  },
  proposeRevoke: {
    label: '提议取消资助',
    from: ['awarded'],
    to: 'revoking',
    most: 10,
    by: ['head'],
    aside: true,
    form: v.object({
      reason: longText('为什么取消', 5, 500, {
        help: '职工会看到，请写明依据，用职工看得懂的话。',
        samples: [
          '学生已退学，按规定不再资助。',
          '已领取同类资助，按规定不重复资助。',
          '发放前核实，家庭情况与申请不一致。',
        ],
      }),
    }),
    explain: '钱还没有发。要另一位负责人确认才会取消，确认以前先不发放。',
    said: '发放前再核实一次，先请您等一等',
    tells: 'owner',
    station: 'city',
    clock: 'decide',
  },
  keepAward: {
    label: '不取消，继续发放',
    from: ['revoking'],
    to: 'awarded',
    by: ['head'],
    aside: true,
    form: v.object({ opinion: remark('已核实，符合条件，照原来的决定发放。') }),
    explain: '资助照原来的决定，转回财务发放。',
    said: '核实过了，继续发放',
    tells: 'owner',
    station: 'finance',
    clock: 'pay',
  },
  confirmRevoke: {
    label: '确认取消资助',
    from: ['revoking'],
    to: 'revoked',
    by: ['head'],
    countersigns: ['proposeRevoke'],
    form: v.object({ opinion: remark('已核实，同意取消。') }),
    explain: '确认后不再发放，名额空出来。职工会看到原因；生活仍有困难的，请告诉职工还可以申请哪项帮扶。',
    said: '这笔资助取消了。如有疑问，请打工会电话，我们当面说明',
    tells: 'owner',
  },
} as const satisfies Record<string, Step<State>>;
