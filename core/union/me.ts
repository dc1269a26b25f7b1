import type { Day } from '../kernel/day';
import type { StaffRole } from './access';

/** What every screen needs to know about the person and the union. */
export interface Me {
  name: string;
  phone: string;
  area: string;
  unit: string;
  known: boolean;
  staff: {
    role: StaffRole;
    roleName: string;
    desk: string;
    deskName: string;
    title: string;
    handle: string;
    away: { until: Day; deputy: string } | null;
  } | null;
}
