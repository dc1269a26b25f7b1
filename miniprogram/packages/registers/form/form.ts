import type { Colleague, Home } from '../../../../core/domains/office/operations';
import { registerOf } from '../../../../core/domains/registers';
import type { Register } from '../../../../core/register/register';
import { Application } from '../../../components/application/application';
import { opening } from '../../../components/application/application.data';
import { filling, onPage } from '../../../components/application/filling';
import type { Purpose } from '../../../components/application/purpose';
import { nearFirst } from '../../../components/question/colleagues';
import { call } from '../../../services/cloud';
import { nameScreen } from '../../../services/device';
import { places } from '../../../services/navigate';
import { screenData } from '../../../services/screen';
import { homeAtOnce } from '../../../services/session';

/** A colleague enters a record: every question of its form, saved as she goes, and what the cloud has against it. */
function entering(register: Register, colleagues: readonly Colleague[]): Purpose {
  const { kind, title, noun, steps } = register;
  const parts = steps.map((step) => step.title);
  return {
    draftKey: kind,
    intro: [
      {
        icon: 'edit-1',
        title: '登记什么',
        words: [`一${register.unit}${noun}登记一次，已经有的请在“${title}”里找到它再修改。`],
      },
      { icon: 'view-list', title: '要填的', words: parts },
    ],
    prefilled: {},
    names: new Map(colleagues.map(({ handle, name }) => [handle, name])),
    async handIn({ answers, sure }, submitId) {
      const reply = await call('register.enter', { kind, answers, sure }, submitId);
      if (!reply.ok) return reply;
      const { recordId: caseId, status, version } = reply.value;
      return { ...reply, value: { caseId, number: '', status, version } };
    },
  };
}

Page({
  ...filling,
  data: { ...screenData(), ...opening },
  kind: '',

  onLoad({ kind = '' }: Record<string, string | undefined>) {
    this.kind = decodeURIComponent(kind);
    this.listen();
    return this.load();
  },
  async load() {
    const register = registerOf(this.kind);
    if (!register) return this.setData({ failure: '没有这本台账，请返回重新选择。' });
    nameScreen(`登记${register.noun}`);
    const [home, colleagues] = await Promise.all([homeAtOnce(), call('staff.colleagues', {})]);
    if (!home.ok) return this.setData({ failure: home.message });
    if (!colleagues.ok) return this.setData({ failure: colleagues.message });
    this.begins(register, home.value, colleagues.value.colleagues);
  },
  begins(register: Register, home: Home, colleagues: readonly Colleague[]) {
    const screen = onPage(this, places.record);
    this.application = new Application(register, home, entering(register, colleagues), screen);
    this.application.open();
    // She may have been there herself.
    this.setData({ colleagues: nearFirst(colleagues, null), failure: '' });
  },
  submit() {
    return this.application?.submit();
  },
});
