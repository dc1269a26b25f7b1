import * as v from 'valibot';
import { choice, day, longText, optional, text } from '../../kernel/field';
import type { Step } from '../../record/flow';
import { formerCard } from './card';
import { cardForm } from './form';
import { remark } from './questions';
import type { State } from './states';

/**
 * Whoever pays took no part in what is paid: neither in preparing it, nor in deciding, nor in giving the card to which it
 * goes. What she herself did to pay it before, and what came back, is no such part.
 */
const payer = { upTo: 'confirm', and: ['proposeRevoke', 'keepAward', 'giveCard', 'changeCard'] } as const;

const cardTrouble = (label: string) =>
  longText(label, 4, 300, {
    help: '职工会看到，请写明哪里对不上。',
    samples: ['户名与卡号不符，需要换卡。', '卡已经注销或停用，需要换卡。'],
  });

/** What happens to an award that was decided: it is paid, comes back from the bank, waits for another card, or is taken back before by two heads. */
export const paymentSteps = {
  pay: {
    label: '登记已发放',
    decides: true,
    from: ['awarded'],
    to: 'paid',
    by: ['officer', 'deskMate'],
    officer: 'actor',
    apart: payer,
    paid: 'changes',
    form: v.object({
      // Nothing is paid before it was decided, nor to a card before it was given, nor what came back before it was sent.
      paidOn: day('哪天打到卡上', {
        from: {
          of: 'step',
          step: 'confirm',
          answer: 'paidOn',
          since: { steps: ['giveCard', 'sameCard', 'changeCard'], unless: { answer: 'card', is: formerCard } },
        },
        to: { of: 'today' },
      }),
      card: optional(
        choice(
          '打到哪张卡',
          { now: '现在的卡', [formerCard]: '换卡以前的卡' },
          { help: '取出卡号以后换过卡的才要选，没有换过的不用选。' },
        ),
      ),
      voucher: text('凭证号', 40, { inside: true, placeholder: '例如：记-8-023' }),
    }),
    explain: '登记以后，职工在进展里看到打款的日期。',
    said: '助学金已打到卡上',
    tells: 'owner',
  },
  bounce: {
    label: '银行退回',
    decides: true,
    from: ['paid'],
    to: 'awaitingCard',
    most: 20,
    paid: 'changes',
    // Whoever paid may have left, and a closed case is handed to nobody.
    by: ['officer', 'deskMate'],
    officer: 'actor',
    apart: payer,
    form: v.object({ reason: cardTrouble('为什么退回') }),
    explain: '这一笔先不发放，请职工补一张卡，补了以后回到您这里；在那以前，办理期限停下来不算。',
    said: '银行退回了，请补一张卡',
    tells: 'owner',
    clock: 'pay',
  },
  askCard: {
    label: '请本人补卡',
    decides: false,
    from: ['awarded'],
    to: 'awaitingCard',
    most: 20,
    by: ['officer'],
    aside: true,
    form: v.object({ reason: cardTrouble('为什么要补卡') }),
    explain: '卡号读不出来、户名对不上，或者银行退回过的，先请职工补一张卡；在那以前，办理期限停下来不算。',
    said: '收款卡用不了，请补一张卡',
    tells: 'owner',
  },
  giveCard: {
    label: '补一张卡',
    decides: false,
    from: ['awaitingCard'],
    to: 'awarded',
    by: ['owner', 'helper'],
    amends: true,
    form: cardForm,
    explain: '补上以后，财务按这张卡重新发放。原来的卡号不再使用。',
    said: '补了一张收款卡',
    tells: 'officer',
  },
  sameCard: {
    label: '卡没有问题，照原卡发放',
    decides: false,
    from: ['awaitingCard'],
    to: 'awarded',
    most: 20,
    by: ['officer'],
    aside: true,
    apart: payer,
    form: v.object({
      reason: longText('怎么核对的', 4, 300, {
        help: '职工会看到。',
        samples: ['银行答复是系统原因退回，卡号和户名都没有错。', '已电话和本人逐位核对，还是这张卡。'],
      }),
    }),
    explain: '这一笔照原来的卡回到待发放，职工不用再补卡。',
    said: '卡核对过了，照原来的卡发放',
    tells: 'owner',
  },
  changeCard: {
    label: '换收款卡',
    decides: false,
    from: [
      'submitted',
      'returned',
      'verified',
      'reviewed',
      'checked',
      'published',
      'objected',
      'noticed',
      'approved',
      'awarded',
    ],
    to: 'same',
    most: 20,
    by: ['owner', 'helper'],
    amends: true,
    form: cardForm,
    explain: '钱会打到新填的这张卡上，原来的卡号不再使用。',
    said: '换了收款卡',
    tells: 'officer',
  },
  proposeRevoke: {
    label: '提议取消资助',
    decides: true,
    from: ['awarded', 'awaitingCard'],
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
    decides: true,
    from: ['revoking'],
    to: 'before',
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
    decides: true,
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
