import type { Home } from '../../../core/domains/office/operations';
import { sayDay } from '../../../core/kernel/day';
import { sayRefused } from '../../../core/union/refused';
import { sayPlace } from '../../components/question/units';

export interface MineView {
  name: string;
  /** What lies under the name: telephone, place, employer; or the invitation to fill it in. */
  lines: readonly string[];
  button: string;
  staff: {
    deskName: string;
    title: string;
    administers: boolean;
    away: string;
    missing: string;
    refused: string;
  } | null;
  unionName: string;
  hotline: string;
  hours: string;
}

/** The person's own page. */
export function toView({
  me,
  union,
  today,
  missingYear,
  refused,
}: Pick<Home, 'me' | 'union' | 'today' | 'missingYear' | 'refused'>): MineView {
  const told = [me.phone, sayPlace(me.area, union), me.unit].filter((line) => line !== '');
  return {
    name: me.name || '您好',
    lines: told.length > 0 ? told : ['填好姓名和电话，办事时不用再填一遍。'],
    button: told.length > 0 ? '修改' : '去填写',
    staff: me.staff
      ? {
          deskName: me.staff.deskName,
          title: me.staff.title,
          administers: me.staff.role === 'administrator',
          missing: missingYear === null ? '' : `${missingYear}年放假安排还没有录入`,
          refused: refused === null ? '' : sayRefused(refused, today),
          away: me.staff.away && me.staff.away.until >= today ? `离岗到 ${sayDay(me.staff.away.until, today)}` : '',
        }
      : null,
    unionName: union.name,
    hotline: union.hotline,
    hours: union.hours,
  };
}
