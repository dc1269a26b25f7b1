import { scholarship } from '../../../core/domains/scholarship/scholarship';
import { type Field, fieldsOf } from '../../../core/kernel/field';
import { Arranging } from '../../../core/union/calendar';
import { ruijinUnion } from '../../../local/worlds/union';
import type { ApplicationData } from '../../../miniprogram/components/application/application.data';
import { questionView } from '../../../miniprogram/components/question/question-view';
import { doubtsAmong, mistakesIn } from '../../../miniprogram/components/question/typed';
import { closedSheet, mistaken } from '../../../miniprogram/components/sheet/sheet-state';
import { correctionSheet, holidaysView } from '../../../miniprogram/packages/staff/rules/calendar.view';
import type { Typed } from '../../../miniprogram/services/drafts';
import type { HeldPaper } from '../../../miniprogram/services/pictures';
import { aHome, FakePhone } from './phone';

const today = '2026-11-22';
const around = { union: ruijinUnion, today };
const taken: HeldPaper = { id: 'aa', path: '1.png', name: '在读证明', fileId: '', state: 'sending', progress: 10 };
const fieldNamed = (name: string) => scholarship.fields.filter((field) => field.name === name);
const me = { name: '罗志明', relation: 'self', health: 'good', monthlyFen: '2600' };
const child = { name: '罗浩', relation: 'child', health: 'good', monthlyFen: '0' };
const family = (...cards: Record<string, string>[]): Typed => ({ family: { cards, open: -1 } });

/** The form of a scholarship, open at the step with that question. */
async function openAt(name: string) {
  new FakePhone();
  jest.useFakeTimers();
  const { Application } = await import('../../../miniprogram/components/application/application');
  const { forHerself } = await import('../../../miniprogram/packages/worker/for-herself');
  const shown: Partial<ApplicationData> = {};
  const marked: string[][] = [];
  const form = new Application(scholarship, aHome(), forHerself(scholarship, aHome().me), {
    show: (part) => {
      Object.assign(shown, part);
      if (part.mistakes) marked.push(Object.keys(part.mistakes));
    },
    scroll: () => undefined,
    tell: () => undefined,
    submitted: () => undefined,
  });
  form.begin();
  form.mend(scholarship.steps.findIndex(({ fields }) => fields.some((each) => each === name)));
  marked.length = 0;
  return { form, shown, marked };
}

describe('what is to be mended', () => {
  it('stands above whatever may fill a small screen: pictures, cards and what is agreed to', () => {
    const isTall = (field: Field) => questionView(field, undefined, {}, { today }).tall;
    const tall = scholarship.fields.filter(isTall).map(({ name }) => name);
    expect(tall).toEqual(['proof', 'family', 'familyPapers', 'mayCheck', 'mayPay', 'mayPublish']);
  });

  it('is marked anew with each tap, so that it comes into view again', async () => {
    const { form, marked } = await openAt('proof');
    form.next();
    form.next();
    expect(marked).toEqual([['proof'], [], ['proof']]);
  });

  it('is no picture that is on its way: it is said what it waits for, as long as it does', async () => {
    const { form, shown } = await openAt('proof');
    form.setPapers('proof', [taken]);
    form.next();
    expect(shown.mistakes).toEqual({ proof: '照片还在上传，请等它传好。' });
    form.setPapers('proof', [{ ...taken, progress: 60 }]);
    expect(shown.mistakes).toEqual({ proof: '照片还在上传，请等它传好。' });
    form.setPapers('proof', [{ ...taken, state: 'failed' }]);
    expect(shown.mistakes?.proof).toContain('照片没有传好');
    form.setPapers('proof', [{ ...taken, state: 'done', fileId: 'cloud://1' }]);
    expect(shown.mistakes).toEqual({});
    expect(mistakesIn(scholarship.form, fieldNamed('proof'), {}, around).proof).toContain('这一项要填');
  });

  it('inside a card of a sheet opens the card, and is said on it', () => {
    const breaks = [
      { name: '元旦', from: '2027-01-01', to: '2027-01-01' },
      { name: '清明节', from: '2027-04-05', to: '2027-04-03' },
    ];
    const sheet = correctionSheet({ year: 2027, breaks, by: '孙宇', at: '2026-12-01T01:00:00.000Z', corrections: [] });
    const mistakes = mistakesIn(Arranging, fieldsOf(Arranging), sheet.typed, around);
    expect(mistakes['breaks.1.to']).toEqual(expect.any(String));
    const marked = mistaken({ ...sheet, at: 'ask-open' }, mistakes);
    expect(marked).toMatchObject({ at: '', typed: { breaks: { open: 1 } } });
    expect(mistaken({ ...closedSheet, fields: sheet.fields }, { open: '有一天填错了。' }).at).toBe('ask-open');
  });
});

describe('what is asked about again', () => {
  const asked = (typed: Typed) => doubtsAmong(scholarship.form, fieldNamed('family'), typed, around, {});

  it('is asked at its own step, by all that was answered before it', () => {
    expect(asked({ student: '罗浩', ...family(me, child) })).toEqual({});
    expect(asked({ student: '罗浩', ...family(me) })).toEqual({ family: '没有填学生“罗浩”。请再看一眼。' });
  });

  it('is a name on a card in which a sign may be missing', () => {
    expect(asked(family(me, { ...child, name: '罗*妹' })).family).toMatch(/^第 2 张的姓名：名字里可能有一个字/);
    expect(asked(family(me, { ...child, name: '阿依*古丽' }))).toEqual({});
  });
});

describe('the holidays of a year', () => {
  it('stand in the order of the year, in whatever order they were entered', () => {
    const breaks = [
      { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
      { name: '清明节', from: '2027-04-03', to: '2027-04-05' },
    ];
    const open = [{ day: '2027-10-09' }, { day: '2027-02-13' }];
    const year = { year: 2027, breaks, open, by: '孙宇', at: '2026-12-01T01:00:00.000Z', corrections: [] };
    const [shown] = holidaysView({ entered: [year], next: null }, today).years;
    expect(shown?.facts.map(({ label }) => label)).toEqual(['清明节', '国庆节', '周末上班']);
    expect(shown?.facts[2]?.values).toEqual(['2月13日、10月9日']);
    expect(correctionSheet(year).typed.breaks).toMatchObject({ cards: [{ name: '清明节' }, { name: '国庆节' }] });
  });
});
