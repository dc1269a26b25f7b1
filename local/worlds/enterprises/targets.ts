import type { Day } from '../../../core/kernel/day';
import type { Story } from '../story';
import type { Organisers } from './records';
import { due } from './rows';

const at = (day: Day, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString();

/** What the towns and the park were told to found in the seed year and in the next: each as many as ought to have a union there. */
export function targetsIn(story: Story, { colleagues: [clerk], head }: Organisers, year: number): void {
  if (!clerk) throw new Error('nobody writes targets down');
  const zones = [...new Set(due.map(([, , zone]) => zone))];
  const issue = (of: number, day: Day, number: number) => {
    for (const zone of zones) {
      const target = due.filter((row) => row[2] === zone).length;
      const answers = { year: of, zone: `town:${zone}`, target, paper: `瑞工发〔${day.slice(0, 4)}〕${number}号` };
      const record = story.registers.enter(clerk, 'foundingTarget', answers, at(day, '09:30'));
      story.registers.advance(record, head, 'issue', at(day, '16:00'));
    }
  };
  issue(year, `${year}-03-10`, 6);
  issue(year + 1, `${year}-12-28`, 31);
}
