import type { Case } from '../../../core/case/case';
import { handOver, maySucceed } from '../../../core/case/entrust';
import { applied } from '../../../core/case/move';
import type { Service } from '../../../core/case/service';
import { partyOf } from '../../../core/case/stand-in';
import { catalogue } from '../../../core/domains/catalogue';
import { services } from '../../../core/domains/services';
import { isBarred } from '../../../core/record/apart';
import type { Step } from '../../../core/record/flow';
import { isOpenFrom } from '../../../core/record/move';
import type { Actor } from '../../../core/union/access';
import { actorOf } from '../../../core/union/people';
import { aidCentre } from '../../support/aid-centre';
import { around, withCase } from '../../support/office';

const { story, hu, lin, checker, treasurer } = aidCentre();
const li = story.staff('staff-li', '李敏', '13900000003', 'caseOfficer', 'rights', '干事');
story.staff('staff-zeng', '曾小玲', '13900000032', 'treasurer', 'finance', '出纳');
story.staff('staff-liu', '刘芳', '13900000033', 'unitOfficer', 'unit:shoes', '副主席');
story.staff('staff-chen', '陈英', '13900000034', 'townOfficer', 'town:xianghu', '干事');
story.staff('staff-he', '何平', '13900000035', 'caseOfficer', 'rights', '干事');
const officers = [hu, lin, checker, li, treasurer].map((one) => actorOf(one._id, one));
const colleagues = story.people.map((one) => actorOf(one._id, one)).filter(({ staff }) => staff);
const { found: filed } = withCase();

/** Somebody who was helped in and must be called, at the desk of an officer who has her case in this state. */
const held = (service: Service, status: string, { id, name, staff }: Actor): Case => ({
  ...filed,
  kind: service.kind,
  status,
  open: service.flow.states[status]?.open === true,
  owner: { ...filed.owner, id: 'walk-in:1' },
  helper: { name: '邓丽萍', id: 'staff-deng' },
  desk: staff?.desk ?? '',
  officer: { id, name },
  toCall: { since: filed.openedAt, about: '办理中' },
  timeline: [],
});

const mayTake = (who: Actor, found: Case, step: Step) =>
  isOpenFrom(step, found, story.union) &&
  partyOf(who, found, step, catalogue) !== undefined &&
  !isBarred(who, found, step);

/** The case when its officer has ended her post: what is open may be handed on, what is closed lies as it lay. */
function afterLeaving(found: Case, left: Actor): Case[] {
  if (!found.open) return [found];
  const context = around({ _id: left.id, name: left.name, phone: '' });
  return colleagues
    .filter((one) => one.id !== left.id && maySucceed(found, one, { union: story.union, catalogue }))
    .flatMap((successor) => handOver(found, successor, context) ?? [])
    .map((change) => applied(found, change));
}

const steps = services.flatMap((service) =>
  Object.keys(service.flow.states).flatMap((status) =>
    officers.flatMap((officer) =>
      Object.entries(service.flow.steps)
        .filter(([, step]) => mayTake(officer, held(service, status, officer), step))
        .map(([action, step]) => ({ service, status, officer, action, step, desk: officer.staff?.desk })),
    ),
  ),
);

describe('when an officer has left', () => {
  it('every step that she could take, somebody else can: of every service, in every state, at every desk', () => {
    const stuck = steps.filter(({ service, status, officer, step }) => {
      const now = afterLeaving(held(service, status, officer), officer);
      const others = colleagues.filter(({ id }) => id !== officer.id);
      return !now.some((one) => others.some((other) => mayTake(other, one, step)));
    });
    expect(stuck.map(({ service, status, desk, action }) => `${service.kind} ${status} ${desk} ${action}`)).toEqual([]);
    const met = steps.map(({ service, status, action }) => `${service.kind} ${status} ${action}`);
    expect(met).toEqual(
      expect.arrayContaining(['scholarship paid bounce', 'scholarship paid called', 'appeal resolved called']),
    );
  });
});
