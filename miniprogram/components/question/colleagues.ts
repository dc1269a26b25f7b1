import type { Colleague } from '../../../core/domains/office/operations';
import type { Option } from '../../../core/kernel/field';
import { isSameName } from '../../../core/kernel/same-name';
import type { Me } from '../../../core/union/me';

type Place = Pick<Colleague, 'handle' | 'desk'>;

/** To whom a case can be given: everybody who handles cases but me, those of my own desk first, each with her desk. */
export function colleagueOptions(colleagues: readonly Colleague[], me: Place | null): Option[] {
  return nearFirst(
    colleagues.filter(({ handles }) => handles),
    me,
  );
}

/** Everybody but me, those of my own desk first. */
export function nearFirst(colleagues: readonly Colleague[], me: Place | null): Option[] {
  const others = colleagues.filter(({ handle }) => handle !== me?.handle);
  const near = others.filter(({ desk }) => desk === me?.desk);
  return [...near, ...others.filter((each) => !near.includes(each))].map((each) => option(each, colleagues));
}

/** Who may stand in for me: somebody of my own desk who is there. */
export function deputyOptions(colleagues: readonly Colleague[], me: Me['staff']): Option[] {
  return colleagues
    .filter(({ handle, desk, away, takes }) => takes && desk === me?.desk && handle !== me?.handle && !away)
    .map(({ handle, name, title }) => ({ value: handle, label: title ? `${name} · ${title}` : name }));
}

/** Where two of a desk have one name, the title tells them apart. */
function option({ handle, name, desk, deskName, title, away }: Colleague, colleagues: readonly Colleague[]): Option {
  const isAlone = colleagues.every(
    (each) => each.handle === handle || !isSameName(each.name, name) || each.desk !== desk,
  );
  const where = isAlone ? deskName : `${deskName} · ${title}`;
  return { value: handle, label: `${name} · ${where}${away ? '(离岗)' : ''}` };
}
