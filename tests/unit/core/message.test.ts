import fc from 'fast-check';
import { services } from '../../../core/domains/services';
import { sayInstant, sayWholeInstant, startOf } from '../../../core/kernel/day';
import { messagesFor, messageTo } from '../../../core/record/message';
import { wrongField } from '../../../local/cloud/message-fields';
import { withCase } from '../../support/office';

const at = '2026-11-25T06:32:00.000Z';

describe('what a message says', () => {
  const states = services.flatMap(({ kind, flow }) => Object.values(flow.states).map(({ label }) => [kind, label]));
  const words = [...states, ['every service', '新任务'], ['every service', '即将到期'], ['every service', '已经超期']];
  it.each(words)(
    'of a case (%s): 「%s」 is at most five Chinese characters, as WeChat’s phrase takes it',
    (_kind, label) => {
      expect(wrongField({ phrase2: { value: label } })).toBeUndefined();
    },
  );

  it('of the case and beside it is twenty characters without a line break, whatever somebody wrote', () => {
    const { found } = withCase();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ minLength: 1 }), (headline, note) => {
        fc.pre(headline.trim() !== '' && note.trim() !== '');
        const told = messageTo({ ...found, headline: `事${headline}` }, 'x', 'progress', {
          id: '1',
          at,
          phrase: '办理中',
          note: `注${note}`,
        });
        expect(wrongField({ thing1: { value: told.thing }, thing4: { value: told.note } })).toBeUndefined();
      }),
    );
  });

  it('keeps the words of a case in one line', () => {
    const { found } = withCase();
    const [told] = messagesFor({ ...found, headline: '拖欠\n工资' }, 'owner', { id: '1', at, phrase: '办理中' });
    expect(told?.thing).toBe('拖欠 工资');
  });
});

describe('a moment', () => {
  it('in a message always has its year, on a screen only when it is another one', () => {
    expect(sayWholeInstant(at)).toBe('2026年11月25日 14:32');
    expect(sayInstant(at, '2026-11-30')).toBe('11月25日 14:32');
    expect(sayInstant(at, '2027-01-01')).toBe('2026年11月25日 14:32');
  });

  it('a day begins at midnight in Shanghai', () => {
    expect(startOf('2026-11-25')).toBe('2026-11-24T16:00:00.000Z');
  });
});
