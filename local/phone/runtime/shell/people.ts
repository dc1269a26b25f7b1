import { html } from '../dom';
import type { Person } from './cloud';
import { part } from './nodes';

const LEVELS: Record<string, string> = { city: '市总工会', town: '乡镇工会', unit: '基层工会' };
const NEWCOMERS_KEY = 'shell:newcomers';

/** The block 我是谁: the world's people in two groups, and phones of people whom the union does not know yet. */
export class PeopleBlock {
  private people: Person[] = [];

  constructor(private readonly choose: (openid: string) => void) {}

  show(people: Person[], current: string): void {
    this.people = people;
    this.draw(current);
  }

  draw(current: string): void {
    const workers = this.people.filter((each) => each.role === 'worker');
    const staff = this.people.filter((each) => each.role !== 'worker');
    const newcomers = readNewcomers().map((openid, at): Person => {
      return { openid, name: `新的微信用户 ${at + 1}`, role: 'worker', level: '', desk: '', title: '还没有登记' };
    });
    const add = html('button', { type: 'button', class: 'newcomer' }, '换一个新的微信用户');
    add.addEventListener('click', () => this.choose(addNewcomer()));
    const groups = [group('职工', [...workers, ...newcomers]), group('工会干部', staff)];
    part('people').replaceChildren(
      ...groups.flatMap(({ label, members }) => this.drawGroup(label, members, current)),
      add,
    );
  }

  private drawGroup(label: string, members: Person[], current: string): HTMLElement[] {
    if (members.length === 0) return [];
    return [html('h3', {}, label), ...members.map((each) => this.drawPerson(each, each.openid === current))];
  }

  private drawPerson(person: Person, isCurrent: boolean): HTMLElement {
    const about = describe(person);
    const text = html('span', {}, html('b', {}, person.name), ...(about === '' ? [] : [html('small', {}, about)]));
    const mark = isCurrent ? [html('span', { class: 'mark' }, '正在用')] : [];
    const face = html('span', { class: 'face', 'aria-hidden': 'true' }, person.name.slice(0, 1));
    const row = html(
      'button',
      { type: 'button', class: 'person', 'aria-current': String(isCurrent) },
      face,
      text,
      ...mark,
    );
    row.addEventListener('click', () => this.choose(person.openid));
    return row;
  }
}

function group(label: string, members: Person[]): { label: string; members: Person[] } {
  return { label, members };
}

function describe(person: Person): string {
  if (person.title !== '' && person.title !== person.name) return person.title;
  return [LEVELS[person.level] ?? person.level, person.desk].filter((each) => each !== '').join(' · ');
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
