import { vaultWith } from '../../../cloudfunctions/shared/vault';
import type { Case } from '../../../core/case/case';
import { bearsItsStamp, isIntact, stamped } from '../../../core/case/stamp';
import { addDays } from '../../../core/kernel/day';
import { take } from '../../../local/worlds/students';
import { aidCentre, daysAgo, filledIn } from '../../support/aid-centre';
import { digest, vault } from '../../support/office';

const { story, wang, hands } = aidCentre();
const of = (to: Parameters<typeof take>[3]) =>
  stamped(
    take(
      story,
      story.submit(wang, 'scholarship', filledIn(story, wang, { area: 'town:jiubao' }), daysAgo(44)),
      hands,
      to,
    ),
    vault,
  );
const awarded = of('awarded');
const published = of('published');

type Path = readonly string[];

/** Every place of a document at which a value lies. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

/** The document with another value at one place. */
function edited<T>(whole: T, path: Path, edit: (value: unknown) => unknown): T {
  const copy: T = structuredClone(whole);
  const last = path[path.length - 1] ?? '';
  let inside: unknown = copy;
  for (const key of path.slice(0, -1)) inside = Reflect.get(Object(inside), key);
  Reflect.set(Object(inside), last, edit(Reflect.get(Object(inside), last)));
  return copy;
}

const another = (value: unknown): unknown => {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return `${value}.`;
  return 1;
};

const byTheTimer = ['seen', 'reveals', 'outgoing', 'sending', 'outgoingSince', 'warned', 'warnOn', 'toCall'];
const judging = { stamper: vault, digest, allStamped: true };

describe('the stamp of a case', () => {
  it.each([
    ['awarded', awarded],
    ['published', published],
  ])('shows any single change of any value in an %s case', (_state, found) => {
    const places = leaves(found).filter(([top = '']) => !byTheTimer.includes(top));
    expect(places.length).toBeGreaterThan(200);
    for (const path of places) expect(bearsItsStamp(edited(found, path, another), vault)).toBe(false);
  });

  it('shows a field that is added or taken away, and an entry that is cut off at the end', () => {
    expect(bearsItsStamp({ ...awarded, ...{ somethingNew: 1 } }, vault)).toBe(false);
    const { grant: _gone, ...rest } = awarded;
    expect(bearsItsStamp({ ...rest, grant: null }, vault)).toBe(false);
    expect(bearsItsStamp({ ...awarded, timeline: awarded.timeline.slice(0, -1) }, vault)).toBe(false);
  });

  it('belongs to this case alone: the contents of another one under its id are noticed', () => {
    expect(bearsItsStamp({ ...published, _id: awarded._id }, vault)).toBe(false);
    expect(bearsItsStamp({ ...awarded, stamp: published.stamp ?? '' }, vault)).toBe(false);
  });

  it('does not mind what the timer and readers write, nor the order of the fields', () => {
    const seen = { abc: { name: '李敏', title: '干事', at: '2026-11-03T02:00:00.000Z' } };
    const reveals = [{ at: '2026-11-03T02:00:00.000Z', by: 'x', name: '许惠芳', field: '银行卡号' }];
    const toCall = { since: '2026-11-03T02:00:00.000Z', about: '待发放' };
    const later = { seen, reveals, toCall, warned: 50, warnOn: addDays('2026-11-03', 3), outgoingSince: null };
    expect(bearsItsStamp({ ...awarded, ...later }, vault)).toBe(true);
    const turned: Case = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(awarded).reverse())));
    expect(bearsItsStamp(turned, vault)).toBe(true);
  });

  it('is made under the newest secret and known under every one that is kept', () => {
    const [older, both] = [vaultWith('older'), vaultWith('older newer')];
    const before = stamped(awarded, older);
    const after = stamped(awarded, both);
    expect([bearsItsStamp(before, both), bearsItsStamp(after, both), bearsItsStamp(after, older)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(bearsItsStamp(before, vaultWith('another'))).toBe(false);
  });

  it('may be missing in a case from before there were stamps, whose chain is whole, and only as long as such are expected', () => {
    const { stamp: _none, ...old } = awarded;
    const forged = { ...old, timeline: old.timeline.map((entry) => ({ ...entry, said: '别的话' })) };
    expect(isIntact(old, { ...judging, allStamped: false })).toBe(true);
    expect(isIntact(old, judging)).toBe(false);
    expect(isIntact(forged, { ...judging, allStamped: false })).toBe(false);
    expect(isIntact({ ...awarded, headline: '别的' }, { ...judging, allStamped: false })).toBe(false);
  });
});
