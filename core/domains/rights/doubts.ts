import type { Around, Told } from '../../kernel/doubt';

/** A limit runs from what happened, so that it ends no earlier. */
export function beforeItHappened(limitOn: unknown, _: Around, { happenedOn }: Told): string | undefined {
  const isEarlier = typeof limitOn === 'string' && typeof happenedOn === 'string' && limitOn < happenedOn;
  return isEarlier ? '最后期限比事情发生的日子还早，请看一下两个日期的年份有没有选错。' : undefined;
}
