import type { Home } from '../../../../core/domains/office/operations';
import type { Level } from '../../../../core/union/union';
import type { Fact } from '../../../components/facts/facts-view';

const levels: Record<Level, string> = { city: '市总工会', town: '乡镇(园区、系统)工会', unit: '基层工会' };
const order: readonly Level[] = ['city', 'town', 'unit'];

/** The desks of one level, with the place that each serves. */
export interface DeskGroup {
  level: Level;
  title: string;
  desks: readonly Fact[];
}

/** What the union tells of itself. */
export function contactOf({ name, city, hotline, hours }: Home['union']): Fact[] {
  return [
    { label: '工会', values: [`${name}(${city})`] },
    { label: '电话', values: [hotline] },
    { label: '工作时间', values: [hours] },
  ];
}

/** Every desk of the union as the settings have it, to be compared with its own list. */
export function groupsOf({ desks }: Home['union']): DeskGroup[] {
  return order.map((level) => {
    const here = desks.filter((desk) => desk.level === level);
    const facts = here.map(({ id, name, area }) => ({
      label: `编号 ${id}`,
      values: [area ? `${name}，管 ${area}` : name],
    }));
    return { level, title: `${levels[level]}(${here.length})`, desks: facts };
  });
}
