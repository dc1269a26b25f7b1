import { type Day, daysBetween, sayDay } from '../../kernel/day';
import type { Route } from '../../record/definition';
import type { RulesOf } from '../../union/rules';
import { elsewhere } from '../../union/union';
import type { Appeal } from './appeal';
import { rightsRules } from './rules';

/**
 * Injury, many people or a limitation date within a week go straight to the city union
 * (法律援助法 第四十四条: 时效届满不足七日 may be helped first); women's rights to their own desk;
 * the rest to the town union of the place of work, and to the city union where the town has nobody.
 */
export function route(answers: Appeal, rulesOf: RulesOf, today: Day): Route {
  const { urgentPeople, urgentDays } = rulesOf(rightsRules).of;
  const urgent: string[] = [];
  if (answers.category === 'injury') urgent.push('涉及工伤，按紧急办理。');
  if ((answers.people ?? 1) >= urgentPeople) urgent.push(`涉及 ${answers.people} 人，按群体事项紧急办理。`);
  const daysLeft = answers.limitOn === undefined ? Number.POSITIVE_INFINITY : daysBetween(today, answers.limitOn);
  if (daysLeft >= 0 && daysLeft < urgentDays) {
    urgent.push(`距离法定期限不足 ${urgentDays} 天，按紧急办理。`);
  }
  const reasons = [...urgent, ...passed(answers, today)];
  const isUrgent = urgent.length > 0;
  if (answers.category === 'women') {
    return { desks: ['women', 'rights'], urgent: isUrgent, reasons: [...reasons, '女职工权益由市总女职工部办理。'] };
  }
  if (isUrgent) return { desks: ['rights'], urgent: true, reasons: [...reasons, '由市总权益保障部直接办理。'] };
  if (answers.area === elsewhere) {
    return {
      desks: ['rights'],
      urgent: false,
      reasons: [...reasons, '工作地在外地，由市总权益保障部联系当地工会办理。'],
    };
  }
  return { desks: [townOf(answers), 'rights'], urgent: false, reasons: [...reasons, '由工作所在地的工会就近办理。'] };
}

/** A limit that is over is no reason to hurry, and none to give up: it may have been interrupted (劳动争议调解仲裁法 第二十七条). */
function passed({ limitOn }: Appeal, today: Day): string[] {
  if (limitOn === undefined || limitOn >= today) return [];
  return [
    `您填的最后期限(${sayDay(limitOn, today)})已经过去。期限有时可以中断、重新计算，先由经办人核对，请不要自己放弃。`,
  ];
}

/** The desk of the town union where the worker works. */
export const townOf = ({ area }: Pick<Appeal, 'area'>) => `town:${area.replace(/^town:/, '')}` as const;
