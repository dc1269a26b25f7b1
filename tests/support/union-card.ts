import * as v from 'valibot';
import { defineService } from '../../core/case/service';
import { phone, text } from '../../core/kernel/field';
import { ruleSet } from '../../core/union/rules';

/** How fast a card is made. */
export const cardRules = ruleSet(
  'card',
  '补办会员证',
  { cardDays: { label: '补办会员证的期限', unit: '个工作日', least: 1, most: 10, source: '工会自定', usual: 3 } },
  { card: { rule: 'cardDays', owner: '领到新证', staff: '补办' } },
);

/**
 * A third service in a few lines: a worker asks for her union card. Its states are called like those of an award, and mean
 * something else: approved is the end here, and what was returned came to nothing.
 */
export const unionCard = (family = {}) =>
  defineService({
    kind: 'card',
    title: '补办会员证',
    summary: '会员证丢失补办',
    icon: 'file',
    prefix: 'HY',
    intro: { who: '会员', need: [], time: '1 分钟', seenBy: '组织部', next: '三天内办好' },
    form: v.object({ name: text('姓名', 20), phone: phone('电话'), ...family }),
    steps: [{ title: '您是谁', fields: ['name', 'phone'] }],
    rules: cardRules,
    flow: {
      start: 'asked',
      clock: 'card',
      states: {
        asked: { label: '待补办', tone: 'waiting', open: true },
        approved: { label: '已补办', tone: 'done', open: false },
        returned: { label: '已退回', tone: 'ended', open: false },
      },
      steps: {
        give: {
          label: '补办',
          decides: false,
          from: ['asked'],
          to: 'approved',
          by: ['officer'],
          explain: '证已交给本人。',
          said: '已补办',
        },
        sendBack: {
          label: '退回',
          decides: false,
          from: ['asked'],
          to: 'returned',
          by: ['officer'],
          explain: '不是会员的，不能补办。',
          said: '已退回',
        },
      },
    },
    headline: ({ name }) => `${name} 补办会员证`,
    route: () => ({ desks: ['rights'], urgent: false, reasons: ['由市总办理。'] }),
    reach: () => ['rights'],
    contact: (answers) => answers,
  });
