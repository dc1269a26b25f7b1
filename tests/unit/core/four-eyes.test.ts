import { isBarred } from '../../../core/access';
import { stepOf } from '../../../core/case/move';
import type { Step } from '../../../core/kernel/flow';
import { scholarship } from '../../../core/kinds/scholarship/scholarship';
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
const filed = anEntry('window', 'submit', 'submitted', 'helper');
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

  it('part those who prepare a scholarship, who decide it and who pay it', () => {
    const order = ['verify', 'review', 'check', 'correct', 'approve', 'confirm', 'proposeRevoke', 'decline'];
    const timeline = [...order.map((action) => anEntry(`by ${action}`, action, action)), awarded];
    const kept = (action: string) => {
      const taken = stepOf(scholarship, action);
      return timeline.filter(({ by }) => taken && isBarred(by, { timeline }, taken)).map(({ by }) => by.id.slice(3));
    };
    expect(kept('review')).toEqual(['verify']);
    expect(kept('check')).toEqual(['verify', 'review']);
    expect(kept('correct')).toEqual(['verify', 'review']);
    expect(kept('dismiss')).toEqual(['check', 'correct']);
    expect(kept('approve')).toEqual(['verify', 'review', 'check', 'correct']);
    expect(kept('confirm')).toEqual(['verify', 'review', 'check', 'correct', 'approve']);
    expect(kept('confirmRevoke')).toEqual(['proposeRevoke']);
    expect(kept('restore')).toEqual(['decline']);
    expect(kept('pay')).toEqual([...order, 'der']);
    expect(kept('refuse')).toEqual([]);
  });
});
