import { services } from '../../../core/domains/services';
import { isBarred } from '../../../core/record/apart';
import type { Step } from '../../../core/record/flow';
import { anEntry } from '../../support/actors';

const step = (part: Partial<Step>): Step => ({
  label: '',
  decides: false,
  from: ['awarded'],
  to: 'paid',
  by: ['officer'],
  explain: '',
  said: '',
  ...part,
});
const filedBy = (id: string) => anEntry(id, 'submit', 'submitted', 'helper');
const filed = filedBy('window');
const checked = anEntry('checker', 'check', 'checked');
const approved = anEntry('head', 'approve', 'approved', 'head');
const awarded = anEntry('leader', 'confirm', 'awarded', 'head');
const paid = anEntry('payer', 'pay', 'paid');
const bounced = anEntry('payer', 'bounce', 'awarded');
const given = anEntry('second', 'giveCard', 'awarded');
const doubted = anEntry('head', 'proposeRevoke', 'revoking', 'head');
const kept = anEntry('second', 'keepAward', 'awarded', 'head');

/** Up to the decision everybody, and behind it who gave the card. */
const toPay = { upTo: 'confirm', and: ['proposeRevoke', 'keepAward', 'giveCard'] };
const people = ['window', 'checker', 'head', 'leader', 'payer', 'second', 'nobody'];
const barred = (timeline: readonly ReturnType<typeof anEntry>[], apart: Step['apart']) =>
  people.filter((id) => isBarred({ id }, { timeline }, step(apart === undefined ? {} : { apart })));

describe('four eyes', () => {
  it('bar whoever took one of the steps named, and nobody for another step', () => {
    expect(barred([checked, approved, awarded], ['check', 'approve'])).toEqual(['checker', 'head']);
    expect(barred([checked, approved, awarded], ['verify'])).toEqual([]);
  });

  it('bar whoever filed it for somebody from whatever must lie in other hands, and from nothing else', () => {
    expect(barred([filed, checked], ['check'])).toEqual(['window', 'checker']);
    expect(barred([filed, checked], ['verify'])).toEqual(['window']);
    expect(barred([filed, checked], [])).toEqual([]);
    expect(barred([filed, checked], undefined)).toEqual([]);
  });

  it('bar from signing second whoever signed first this time, and not whoever did so before', () => {
    const signing = step({ countersigns: ['proposeRevoke'] });
    const may = (timeline: readonly ReturnType<typeof anEntry>[]) =>
      people.filter((id) => !isBarred({ id }, { timeline }, signing));
    const again = anEntry('leader', 'proposeRevoke', 'revoking', 'head');
    expect(may([awarded, doubted])).toEqual(people.filter((id) => id !== 'head'));
    expect(may([awarded, doubted, kept, again])).toEqual(people.filter((id) => id !== 'leader'));
    expect(may([filed, doubted, kept, again])).toEqual(people.filter((id) => id !== 'leader' && id !== 'window'));
  });

  it('bar from paying everybody who took any part before it came to be paid', () => {
    expect(barred([filed, checked, approved, awarded], toPay)).toEqual(['window', 'checker', 'head', 'leader']);
    expect(barred([filed, checked, approved], toPay)).toEqual(['window']);
  });

  it('do not bar the payer from paying again what the bank sent back', () => {
    expect(barred([checked, awarded, paid, bounced], toPay)).toEqual(['checker', 'leader']);
    expect(barred([checked, awarded, paid, bounced, given], toPay)).toEqual(['checker', 'leader', 'second']);
  });

  it('bar also those through whom it came to be paid a second time', () => {
    expect(barred([checked, awarded, doubted, kept], toPay)).toEqual(['checker', 'head', 'leader', 'second']);
    expect(barred([awarded, doubted, kept, paid], toPay)).toEqual(['head', 'leader', 'second']);
  });

  it('hold from the very first entry, where a case comes in where the step begins', () => {
    expect(barred([anEntry('window', 'submit', 'awarded', 'helper')], toPay)).toEqual(['window']);
  });

  it('part no other people than these, in any step of any service, and these in each', () => {
    const verifying = ['verify', 'verifyHere', 'review'];
    const preparing = [...verifying, 'check', 'correct'];
    const money = ['proposeRevoke', 'keepAward', 'giveCard', 'changeCard'];
    /** Written down once more, apart from the flow: whose author may not take a step, wherever it stands behind hers. */
    const parted: Record<string, readonly string[]> = {
      'scholarship.review': ['verify'],
      'scholarship.check': verifying,
      'scholarship.correct': verifying,
      'scholarship.dismiss': ['check', 'correct'],
      'scholarship.approve': preparing,
      'scholarship.confirm': [...preparing, 'approve'],
      'scholarship.restore': ['refuse', 'decline'],
      'scholarship.pay': money,
      'scholarship.bounce': money,
      'scholarship.sameCard': money,
      'scholarship.confirmRevoke': ['proposeRevoke'],
    };
    const paying = ['scholarship.pay', 'scholarship.bounce', 'scholarship.sameCard'];
    for (const { kind, flow } of services) {
      for (const [name, one] of Object.entries(flow.steps)) {
        const about = `${kind}.${name}`;
        const bars = (timeline: readonly ReturnType<typeof anEntry>[]) => isBarred({ id: 'she' }, { timeline }, one);
        const actions = Object.keys(flow.steps);
        const hers = (action: string) => anEntry('she', action, '');
        const those = actions.filter(
          (action) => bars([anEntry('leader', 'confirm', ''), hers(action)]) && action !== 'confirm',
        );
        expect([about, those.sort()]).toEqual([about, [...(parted[about] ?? [])].sort()]);
        // Whoever pays took no step at all before it was decided; and whoever filed for somebody decides nothing of it.
        const earlier = actions.filter((action) => bars([hers(action), anEntry('leader', 'confirm', '')]));
        if (paying.includes(about)) expect([about, earlier]).toEqual([about, actions]);
        expect([about, bars([filedBy('she')])]).toEqual([about, about in parted]);
      }
    }
  });
});
