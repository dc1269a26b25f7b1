import * as v from 'valibot';
import { applied, moveCase } from '../../../core/case/move';
import { openCase } from '../../../core/case/open';
import { partiesOf } from '../../../core/case/standing';
import { text } from '../../../core/kernel/field';
import { cards, identity } from '../../../core/kernel/field-personal';
import { buttonsFor } from '../../../core/record/buttons';
import { candidatesOf } from '../../../core/record/routing';
import { actorOf } from '../../../core/union/people';
import { ruijinUnion } from '../../../local/worlds/union';
import { around, office } from '../../support/office';
import { unionCard } from '../../support/union-card';

const card = unionCard();

describe('a new service is one definition', () => {
  it('goes from form to close on the same mechanism, without any other code', () => {
    const { story, wang, li } = office();
    expect(card.fields.map(({ label, control }) => [label, control])).toEqual([
      ['姓名', 'text'],
      ['电话', 'phone'],
    ]);
    expect(card.fill({ name: '王建国', phone: '1' })).toMatchObject({
      refusal: { fields: { phone: expect.any(String) } },
    });
    const filled = card.fill({ name: '王建国', phone: '13800000001' });
    if (!filled.ok) throw new Error(filled.refusal.code);
    const candidates = candidatesOf(story.people, []);
    const caseId = 'card-0001';
    const nobody = { ownerId: wang._id, personKey: null, paid: [], open: [] };
    const admission = card.admit({ union: ruijinUnion, today: '2026-11-03', caseId, ...nobody, rounds: [] });
    if (!admission.ok) throw new Error(admission.refusal.code);
    const opening = { caseId, number: 'HY-2026-0001', candidates, admission: admission.value, personKey: null };
    const opened = openCase(card, filled.value, opening, around(wang));
    expect(opened).toMatchObject({ desk: 'rights', officer: { name: '李敏' }, headline: '王建国 补办会员证' });
    const standing = {
      status: opened.status,
      parties: partiesOf(actorOf(li._id, li), opened),
      timeline: opened.timeline,
      toCall: null,
      barred: [],
      level: 'city' as const,
    };
    expect(buttonsFor(card.flow, standing).map(({ label }) => label)).toEqual(['补办', '退回', '转交']);
    const given = moveCase(card, opened, { action: 'give', version: 1, input: {} }, around(li));
    expect(given.ok && applied(opened, given.value)).toMatchObject({ status: 'approved', open: false, deadline: null });
  });

  it('is refused when it asks for a number inside a card, where nothing is sealed', () => {
    const member = v.object({ name: text('姓名', 20), identity: identity('身份证号码') });
    expect(() => unionCard({ family: cards('家庭成员', '一位家庭成员', 9, member) })).toThrow('card.family');
  });
});
