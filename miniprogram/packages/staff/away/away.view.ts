import type { Colleague } from '../../../../core/domains/office/operations';
import { type Day, sayDay } from '../../../../core/kernel/day';
import type { Option } from '../../../../core/kernel/field';
import type { Me } from '../../../../core/union/me';
import { deputyOptions } from '../../../components/question/colleagues';

export interface AwayView {
  /** Until when and who stands in; null while she is at her desk. */
  away: { title: string; words: string } | null;
  deputies: readonly Option[];
  desk: string;
}

/** Whether somebody is away today, and who of her desk could stand in for her. */
export function toView(staff: Me['staff'], colleagues: readonly Colleague[], today: Day): AwayView {
  return {
    away: staff?.away && staff.away.until >= today ? awayNow(staff.away, colleagues, today) : null,
    deputies: deputyOptions(colleagues, staff),
    desk: staff?.deskName ?? '',
  };
}

function awayNow(away: { until: Day; deputy: string }, colleagues: readonly Colleague[], today: Day) {
  const deputy = colleagues.find(({ handle }) => handle === away.deputy)?.name ?? '代理的同事';
  return {
    title: `离岗到 ${sayDay(away.until, today)}`,
    words: `新来的事情由 ${deputy} 代理。您手上的事仍在您名下，需要时可以逐件转交。`,
  };
}
