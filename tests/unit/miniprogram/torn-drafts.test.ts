import { appeal } from '../../../core/domains/rights/appeal';
import type { ApplicationData } from '../../../miniprogram/components/application/application.data';
import { aHome, FakePhone, settle } from './phone';

/** What the cloud keeps. */
let kept: { draft: string; savedAt: string; version: string } | undefined;
let phone: FakePhone;

async function openForm() {
  jest.resetModules();
  const { Application } = await import('../../../miniprogram/components/application/application');
  const { forHerself } = await import('../../../miniprogram/packages/worker/for-herself');
  const shown: Partial<ApplicationData> = {};
  const form = new Application(appeal, aHome(), forHerself(appeal, aHome().me), {
    show: (part) => Object.assign(shown, part),
    scroll: () => undefined,
    tell: () => undefined,
    submitted: () => undefined,
  });
  form.open();
  await settle();
  return { form, shown };
}

beforeEach(() => {
  jest.useFakeTimers();
  kept = undefined;
  phone = new FakePhone();
  phone.answers(() => ({ ok: true, value: kept ?? { draft: null, savedAt: null, version: null } }));
});

describe('a draft of another shape', () => {
  const shapes: [string, Record<string, unknown>][] = [
    [
      'answers that are no answers',
      { typed: { story: { deep: [1] }, employer: null, papers: 'none', name: '王建国' } },
    ],
    ['papers that are none', { typed: { proof: [null, { id: 1 }], name: '王建国' } }],
    ['cards that are none', { typed: { family: { cards: [{ name: [] }], open: 'x' }, name: '王建国' } }],
    ['nothing that was typed', { typed: null }],
    ['nothing but a text', { typed: '王建国' }],
    ['a place that is none', { step: 'two', savedAt: 'yesterday', sure: 1, sending: 'x' }],
    ['a day that is none', { savedAt: 1e300 }],
  ];

  it.each(shapes)('with %s is gone on with as far as it fits', async (_what, part) => {
    phone.storage.set('draft:1:appeal', JSON.stringify({ typed: { name: '王建国' }, step: 0, savedAt: 1, ...part }));
    const { form, shown } = await openForm();
    form.resume();
    form.answer('story', '接着写');
    await jest.advanceTimersByTimeAsync(20_000);
    const isNamed = !('typed' in part) || JSON.stringify(part.typed).includes('"name":"');
    if (isNamed) expect(shown.typed?.name).toBe('王建国');
    expect(shown.typed).toMatchObject({ story: '接着写' });
    expect(phone.said.some((said) => said.includes('没有读出来'))).toBe('typed' in part);
    const { shown: again } = await openForm();
    expect(again.resume).toContain('填到第 1 步');
  });

  it('that lies in the cloud as well', async () => {
    const draft = JSON.stringify({ typed: { story: { deep: 1 }, name: '罗桂花' }, step: 3, savedAt: 5 });
    kept = { draft, savedAt: new Date().toISOString(), version: 'elsewhere' };
    const { form, shown } = await openForm();
    form.resume();
    expect(shown.typed).toMatchObject({ name: '罗桂花' });
  });
});
