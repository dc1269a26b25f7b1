import fc from 'fast-check';
import * as v from 'valibot';
import { count, type Field, fieldsOf, longText, money, optional, text } from '../../../core/kernel/field';
import { cards } from '../../../core/kernel/field-personal';
import { answersOf, typedOf } from '../../../miniprogram/components/question/typed';
import { closedSheet, type SheetState } from '../../../miniprogram/components/sheet/sheet-state';
import { StepSheet } from '../../../miniprogram/components/sheet/step-sheet';
import { loadDraft, type Typed } from '../../../miniprogram/services/drafts';
import { FakePhone } from './phone';

const form = v.object({
  name: text('名称', 30),
  workers: count('人数', '人', 999),
  note: optional(longText('说明', 2, 200)),
});
const everything: readonly Field[] = fieldsOf(
  v.object({
    ...form.entries,
    paid: money('金额', 1000),
    more: cards('名称', '一个', 3, v.object({ each: text('名称', 9), pieces: count('数量', '件', 99) })),
  }),
);

describe('what stands in a form that is filled in anew', () => {
  it('is what was answered, whatever that was: sent as it stands it says the same', () => {
    const words = fc.string({ minLength: 1, maxLength: 9 }).filter((each) => each.trim() === each && each !== '');
    const number = fc.integer({ min: 1, max: 99 });
    const answers = fc.record(
      {
        name: words,
        workers: number,
        note: words,
        paid: fc.integer({ min: 1, max: 100_000 }),
        more: fc.array(fc.record({ each: words, pieces: number }), { minLength: 1, maxLength: 3 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(fc.property(answers, (told) => expect(answersOf(everything, typedOf(everything, told))).toEqual(told)));
  });
});

describe('the sheet of a step whose form stands filled in', () => {
  const button = {
    action: 'again',
    label: '重新登记',
    primary: true,
    ends: false,
    step: {
      label: '重新登记',
      decides: false,
      from: ['ready'],
      to: 'same',
      by: ['officer'],
      form,
      explain: '',
      said: '',
    },
  } as const;
  let proposed: Typed;
  let sheet: SheetState;

  function aSheet(): StepSheet {
    sheet = closedSheet;
    return new StepSheet({
      draftKey: () => 'step:tool:again',
      stepOf: () => button,
      opening: (opened) => ({ sheet: opened, proposed }),
      mend: () => undefined,
      reading: (read) => read,
      send: async (sent) => ({ sheet: sent, done: false, reload: true }),
      colleagues: async () => [],
      show: (shown) => {
        sheet = shown;
      },
      done: () => {},
    });
  }

  beforeEach(() => {
    new FakePhone();
    proposed = { name: '扳手', workers: '3', note: '在仓库' };
  });

  it('takes over what a colleague changed meanwhile, and keeps what was typed here', () => {
    const steps = aSheet();
    steps.act('again');
    steps.answer('workers', '9');
    steps.answer('note', '');
    proposed = { name: '大号扳手', workers: '4', note: '在二楼' };
    steps.reloaded();
    expect(sheet.typed).toEqual({ name: '大号扳手', workers: '9', note: '' });
  });

  it('keeps as a draft only what was typed here', () => {
    const steps = aSheet();
    steps.act('again');
    steps.keep();
    expect(loadDraft('step:tool:again')).toBeUndefined();
    steps.answer('note', '');
    steps.keep();
    expect(loadDraft('step:tool:again')?.typed).toEqual({ note: '' });
    proposed = { name: '大号扳手', workers: '4', note: '在二楼' };
    aSheet().act('again');
    expect(sheet.typed).toEqual({ name: '大号扳手', workers: '4', note: '' });
  });
});
