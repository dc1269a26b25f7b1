import type { Home, Me } from '../../../core/contract';
import { sayDay } from '../../../core/kernel/day';
import { fieldsOf } from '../../../core/kernel/field';
import { Profile } from '../../../core/people';
import { deskName, type Places } from '../../../core/union';
import { areaOptions } from '../../components/question/units';
import { closedSheet, type SheetState } from '../../components/sheet/sheet-state';
import type { Typed } from '../../services/drafts';

const profileFields = fieldsOf(Profile);

export interface MineView {
  name: string;
  /** What lies under the name: telephone, place, employer; or the invitation to fill it in. */
  lines: readonly string[];
  button: string;
  staff: { deskName: string; title: string; administers: boolean; away: string } | null;
  unionName: string;
  hotline: string;
  hours: string;
}

/** The person's own page. */
export function toView({ me, union, today }: Pick<Home, 'me' | 'union' | 'today'>): MineView {
  const told = [me.phone, sayArea(me.area, union), me.unit].filter((line) => line !== '');
  return {
    name: me.name || '您好',
    lines: told.length > 0 ? told : ['填好姓名和电话，办事时不用再填一遍。'],
    button: told.length > 0 ? '修改' : '去填写',
    staff: me.staff
      ? {
          deskName: me.staff.deskName,
          title: me.staff.title,
          administers: me.staff.role === 'administrator',
          away: me.staff.away && me.staff.away.until >= today ? `离岗到 ${sayDay(me.staff.away.until, today)}` : '',
        }
      : null,
    unionName: union.name,
    hotline: union.hotline,
    hours: union.hours,
  };
}

/** The sheet in which she changes what the union knows of her. */
export function profileSheet({ name, phone, area, unit }: Me): SheetState {
  const title = '我的资料';
  const explain = '办事时会自动填上，提交前还可以改。';
  const typed: Typed = { name, phone, area, unit };
  return { ...closedSheet, visible: true, title, label: '保存', explain, fields: profileFields, typed };
}

function sayArea(area: string, union: Places): string {
  if (!area) return '';
  return areaOptions(union).find(({ value }) => value === area)?.label ?? deskName(union, area);
}
