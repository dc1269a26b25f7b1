import * as v from 'valibot';
import { partiesOf } from '../../../core/access';
import { buttonsFor } from '../../../core/case/buttons';
import { applied, moveCase } from '../../../core/case/move';
import { openCase } from '../../../core/case/open';
import { candidatesOf } from '../../../core/case/routing';
import { defineService } from '../../../core/case/service';
import { phone, text } from '../../../core/kernel/field';
import { cards, identity } from '../../../core/kernel/field-personal';
import { actorOf } from '../../../core/people';
import { ruijinUnion } from '../../../local/worlds/union';
import { around, office } from '../../support/office';

/** A third service in a few lines: a worker asks for her union card. */
const unionCard = (family = {}) =>
  defineService({
    kind: 'card',
    title: '补办会员证',
    summary: '会员证丢失补办',
    icon: 'file',
    prefix: 'HY',
    intro: { who: '会员', need: [], time: '1 分钟', seenBy: '组织部', next: '三天内办好' },
    form: v.object({ name: text('姓名', 20), phone: phone('电话'), ...family }),
    steps: [{ title: '您是谁', fields: ['name', 'phone'] }],
    flow: {
      start: 'asked',
      clock: 'accept',
      states: {
        asked: { label: '待补办', tone: 'waiting', open: true },
        given: { label: '已补办', tone: 'done', open: false },
      },
      steps: {
        give: {
          label: '补办',
          decides: false,
          from: ['asked'],
          to: 'given',
          by: ['officer'],
          explain: '证已交给本人。',
          said: '已补办',
        },
      },
    },
    headline: ({ name }) => `${name} 补办会员证`,
    route: () => ({ desks: ['rights'], urgent: false, reasons: ['由市总办理。'] }),
    reach: () => ['rights'],
    contact: (answers) => answers,
  });
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
    const admission = card.admit({ union: ruijinUnion, today: '2026-11-03', caseId, ...nobody });
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
    expect(buttonsFor(card.flow, standing).map(({ label }) => label)).toEqual(['补办', '转交']);
    const given = moveCase(card, opened, { action: 'give', version: 1, input: {} }, around(li));
    expect(given.ok && applied(opened, given.value)).toMatchObject({ status: 'given', open: false, deadline: null });
  });

  it('is refused when it asks for a number inside a card, where nothing is sealed', () => {
    const member = v.object({ name: text('姓名', 20), identity: identity('身份证号码') });
    expect(() => unionCard({ family: cards('家庭成员', '一位家庭成员', 9, member) })).toThrow('card.family');
  });
});
