import { html } from '../dom';
import type { Person } from './cloud';
import { part } from './nodes';

const NEWCOMERS_KEY = 'shell:newcomers';

/** The block 我是谁: the world's people in groups, and phones of people whom the union does not know yet. */
export class PeopleBlock {
  private people: Person[] = [];

  constructor(private readonly choose: (openid: string) => void) {
    part('newcomer').addEventListener('click', () => this.choose(addNewcomer()));
  }

  show(people: Person[], current: string): void {
    this.people = people;
    this.draw(current);
  }

  draw(current: string): void {
    const workers = this.people.filter((each) => each.role === 'worker');
    const staff = this.people.filter((each) => each.role !== 'worker');
    const city = staff.filter((each) => each.level === 'city');
    const below = staff.filter((each) => each.level !== 'city');
    const newcomers = readNewcomers().map((openid, at): Person => {
      return { openid, name: `新的微信用户 ${at + 1}`, role: 'worker', level: '', desk: '', title: '还没有登记' };
    });
    const groups = [
      { label: '职工', members: [...workers, ...newcomers] },
      { label: '工会干部 · 市总工会', members: city },
      { label: '工会干部 · 乡镇和基层', members: below },
    ];
    part('people').replaceChildren(...groups.flatMap(({ label, members }) => this.drawGroup(label, members, current)));
    part('people').querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  private drawGroup(label: string, members: Person[], current: string): HTMLElement[] {
    if (members.length === 0) return [];
    const rows = members.map((each) => this.drawPerson(each, each.openid === current));
    return [html('h3', {}, label), html('div', { class: 'members' }, ...rows)];
  }

  private drawPerson(person: Person, isCurrent: boolean): HTMLElement {
    const about = person.title === '' ? person.desk : person.title;
    const mark = isCurrent ? [html('em', {}, '正在用')] : [];
    const name = html('b', {}, person.name, ...mark);
    const text = html('span', {}, name, ...(about === '' ? [] : [html('small', {}, about)]));
    const face = html('span', { class: 'face', 'aria-hidden': 'true' }, person.name.slice(0, 1));
    const row = html('button', { type: 'button', class: 'person', 'aria-current': String(isCurrent) }, face, text);
    row.addEventListener('click', () => this.choose(person.openid));
    return row;
  }
}

/** People without a row in any world: each is a WeChat user who opens the mini-program for the first time. */
export function readNewcomers(): string[] {
  const parsed: unknown = JSON.parse(localStorage.getItem(NEWCOMERS_KEY) ?? '[]');
  return Array.isArray(parsed) ? parsed.filter((each) => typeof each === 'string') : [];
}

function addNewcomer(): string {
  const openid = `o${crypto.randomUUID().replaceAll('-', '').slice(0, 27)}`;
  localStorage.setItem(NEWCOMERS_KEY, JSON.stringify([...readNewcomers(), openid]));
  return openid;
}
