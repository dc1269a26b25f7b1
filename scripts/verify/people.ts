import { isPostIntact, type Person } from '../../core/people';
import type { Judging } from '../../core/stamp';

/** What is wrong with the posts of a union, in sentences. */
export function peopleTroubles(people: readonly Person[], judging: Judging): string[] {
  const handles = people.flatMap(({ staff }) => staff?.handle ?? []);
  const twice = new Set(handles.filter((each, at) => handles.indexOf(each) !== at));
  return [
    ...people.filter((person) => !isPostIntact(person, judging)).map(brokenPost),
    ...[...twice].map((handle) => `people: two have the handle ${handle}`),
  ];
}

function brokenPost({ name, staff, stamp }: Person): string {
  const what = staff ? `the post of ${staff.name ?? name} (${staff.role}, ${staff.desk})` : `what ${name} was before`;
  return `people: ${what} is not as the cloud stored it${stamp === undefined ? ', and bears no stamp' : ''}`;
}
