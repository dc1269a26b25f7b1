import type { CaseView } from '../../../core/case/view';
import { appeal } from '../../../core/domains/rights/appeal';
import { hintsOf, longText, text } from '../../../core/kernel/field';
import { stepFor } from '../../../miniprogram/components/sheet/case-buttons';
import { withSample } from '../../../miniprogram/components/sheet/samples';
import {
  assured,
  closedSheet,
  declined,
  doubted,
  openSheet,
  type SheetState,
  typeInto,
} from '../../../miniprogram/components/sheet/sheet-state';
import { withReading } from '../../../miniprogram/components/sheet/take-step';
import { aCase } from './cases';
import { aHome } from './phone';

const clock = { clock: 'resolve', since: '2026-11-22', day: '2027-01-21', pausedOn: null, pausedDays: 0 } as const;
const officer = { parties: ['officer', 'deskMate'] } as const;

/** What a sheet says will follow, one line a fact. */
function ahead(found: CaseView, action: string, more: Partial<SheetState> = {}): string[] {
  const button = stepFor(found, action);
  if (!button) throw new Error(`no button ${action}`);
  const sheet = withReading(found, { ...openSheet(button), ...more }, aHome());
  return sheet.ahead.map(({ label, values }) => `${label}：${values.join('')}`);
}

describe('the sheet of a step', () => {
  it('says who has the case next and by when, before it is taken', () => {
    const found = aCase({ ...officer, status: 'submitted', ahead: [{ action: 'accept', deadline: clock }] });
    expect(ahead(found, 'accept')).toEqual([
      '接下来由谁办：您',
      '办理期限：从今天起 60 天，最晚 2027年1月21日(周四) 办结',
    ]);
  });

  it('says that the clock stands still while the worker owes papers', () => {
    const deadline = { ...clock, since: '2026-11-14', day: '2027-01-13', pausedOn: '2026-11-22' };
    const found = aCase({ ...officer, ahead: [{ action: 'askPapers', deadline }] });
    expect(ahead(found, 'askPapers')).toEqual([
      '接下来由谁办：职工，补交后回到您这里',
      '办理期限：这段时间不算在期限里，补交以后还有 52 天',
    ]);
  });

  it('names the colleague as soon as she is chosen, and that the deadline stays', () => {
    const found = aCase({ ...officer, ahead: [{ action: 'transfer', deadline: { ...clock, since: '2026-11-14' } }] });
    const colleagues = [{ value: 'a'.repeat(16), label: '林海燕 · 象湖镇工会' }];
    expect(ahead(found, 'transfer', { colleagues })[0]).toBe('接下来由谁办：您选的同事');
    expect(ahead(found, 'transfer', { colleagues, typed: { to: 'a'.repeat(16) } })).toEqual([
      '接下来由谁办：林海燕 · 象湖镇工会',
      '办理期限：最晚 2027年1月21日(周四) 办结，剩 60 天',
    ]);
  });

  it('tells the worker in her words who goes on with it', () => {
    const found = aCase({
      status: 'waiting',
      ahead: [{ action: 'supply', deadline: { ...clock, since: '2026-11-14' } }],
    });
    expect(ahead(found, 'supply')).toEqual([
      '接下来由谁办：市总权益保障部 李敏',
      '办理期限：最晚 2027年1月21日(周四) 给您答复，剩 60 天',
    ]);
  });

  it('promises nothing where the case ends, or stays as it is', () => {
    const closing = { action: 'resolve', deadline: clock };
    expect(ahead(aCase({ ...officer, ahead: [closing] }), 'resolve')).toEqual([]);
    expect(ahead(aCase({ ...officer, toCall: '办理中' }), 'called')).toEqual([]);
  });
});

describe('a doubt on a sheet', () => {
  const button = stepFor(aCase({ ...officer, status: 'accepted' }), 'settle');
  const asked = { terms: '请再看一眼。' };
  const open = { ...(button ? openSheet(button) : closedSheet), typed: { terms: '一次付清。' } };

  it('that the cloud raised is asked at its question, and confirmed by a tap there', () => {
    const declinedOnce = declined(open, {
      ok: false,
      lost: false,
      code: 'doubtful',
      message: '请再看一眼',
      fields: asked,
    });
    expect(declinedOnce).toMatchObject({ doubts: asked, mistakes: {}, busy: false, at: 'ask-terms' });
    expect(assured(declinedOnce, 'terms')).toMatchObject({ doubts: {}, sure: asked });
    expect(assured(declinedOnce, 'agreedFen')).toBe(declinedOnce);
  });

  it('gives way to a plain refusal, which is brought into view below the form', () => {
    const gone = declined(open, { ok: false, lost: false, code: 'stale', message: '请先看最新情况。' });
    expect(gone).toMatchObject({ at: 'declined', message: '请先看最新情况。', typed: { terms: '一次付清。' } });
  });

  it('is raised anew when the answer changes', () => {
    const sure = assured(doubted(open, asked), 'terms');
    expect(typeInto(sure, 'terms', '分两次付清。')).toMatchObject({ sure: {}, doubts: {} });
    expect(typeInto(sure, 'agreedFen', '1')).toMatchObject({ sure: asked });
  });
});

describe('a sample', () => {
  const field = (schema: Parameters<typeof hintsOf>[0]) => {
    const hints = hintsOf(schema);
    if (!hints) throw new Error('no question');
    return { name: 'x', ...hints };
  };
  const long = field(longText('缺少哪些材料', 4, 20));
  const short = field(text('转给哪个部门', 60));

  it('fills what is empty, and adds a line to what is there, once', () => {
    expect(withSample(long, undefined, '工资条。')).toBe('工资条。');
    expect(withSample(long, '  合同。 ', '工资条。')).toBe('合同。\n工资条。');
    expect(withSample(long, '合同。\n工资条。', '工资条。')).toBe('合同。\n工资条。');
  });

  it('takes the place of a short answer', () => {
    expect(withSample(short, '市医疗保障局', '市应急管理局')).toBe('市应急管理局');
  });

  it('never makes a text longer than it may be', () => {
    expect(withSample(long, '合'.repeat(18), '工资条。')).toBe('合'.repeat(18));
  });
});

describe('every sample of a service', () => {
  const forms = Object.values(appeal.flow.steps).flatMap(({ form }) => (form ? [form] : []));
  const sampled = forms.flatMap(({ entries }) =>
    Object.values(entries).flatMap((schema) => (hintsOf(schema)?.samples ?? []).map((sample) => ({ schema, sample }))),
  );

  it('is an answer that its question takes', async () => {
    const { safeParse } = await import('valibot');
    expect(sampled.length).toBeGreaterThan(20);
    expect(sampled.filter(({ schema, sample }) => !safeParse(schema, sample).success)).toEqual([]);
  });
});
