import {
  eventsOf,
  readTemplate,
  subscribeMessage,
  templateIds,
  wrongTemplates,
} from '../../cloudfunctions/shared/notify/templates';
import type { Outgoing } from '../../core/record/record';
import { wrongField } from '../../local/cloud/message-fields';

const message: Outgoing = {
  id: '0123456789abcdef:accept',
  to: 'worker-wang',
  event: 'progress',
  thing: '拖欠工资',
  phrase: '办理中',
  at: '2026-11-25T06:32:00.000Z',
  note: '点开查看办理情况和下一步',
};
const registered = (settings: Record<string, string>) =>
  Object.assign(process.env, { TEMPLATE_PROGRESS: '', TEMPLATE_ASSIGNED: '', TEMPLATE_DEADLINE: '' }, settings);

describe('the setting of a template', () => {
  it('is its id alone where the fields are numbered as usual', () => {
    registered({ TEMPLATE_PROGRESS: 'tpl-1' });
    expect(subscribeMessage(message)).toEqual({
      touser: 'worker-wang',
      template_id: 'tpl-1',
      page: 'packages/worker/case/case?id=0123456789abcdef',
      data: {
        thing1: { value: '拖欠工资' },
        phrase2: { value: '办理中' },
        time3: { value: '2026年11月25日 14:32' },
        thing4: { value: '点开查看办理情况和下一步' },
      },
    });
  });

  it('names the fields as WeChat numbered them, in the order of what they say', () => {
    registered({ TEMPLATE_PROGRESS: 'tpl-1:thing5,phrase1,date8,thing12' });
    expect(subscribeMessage(message)?.data).toEqual({
      thing5: { value: '拖欠工资' },
      phrase1: { value: '办理中' },
      date8: { value: '2026年11月25日 14:32' },
      thing12: { value: '点开查看办理情况和下一步' },
    });
  });

  it.each(['tpl:thing1,thing2,time3', 'tpl:thing1,,time2', 'tpl:,phrase1', 'tpl:thing9,phrase2,date3,thing4'])(
    '%s: a template may lack a field, and what is sent is what WeChat takes',
    (text) => {
      registered({ TEMPLATE_PROGRESS: text });
      expect(wrongField(subscribeMessage(message)?.data)).toBeUndefined();
    },
  );

  it.each([
    ['tpl:phrase1,thing2,time3,thing4', '"phrase1" cannot say about; it takes thing'],
    ['tpl:thing1,time2', '"time2" cannot say state; it takes phrase or thing'],
    ['tpl:thing1,phrase2,thing3', '"thing3" cannot say when; it takes time or date'],
    ['tpl:thing,phrase2', '"thing" cannot say about'],
    ['tpl:thing1,phrase2,time3,thing4,thing5', 'name at most 4 fields'],
    ['tpl:thing1,phrase2,time3,thing1', 'each field can be named once'],
    ['tpl:', 'name at least one field'],
    [':thing1', 'write <template id>'],
    ['a b', 'write <template id>'],
    ['tpl:thing1:phrase2', 'write <template id>'],
  ])('%s is refused in words', (text, sentence) => {
    expect(() => readTemplate('TEMPLATE_PROGRESS', text)).toThrow(`TEMPLATE_PROGRESS=${text}: ${sentence}`);
    expect(wrongTemplates({ TEMPLATE_DEADLINE: text, TEMPLATE_ASSIGNED: 'fine' })).toEqual([
      expect.stringContaining(`TEMPLATE_DEADLINE=${text}`),
    ]);
  });

  it('that is missing is not wrong', () => {
    expect(wrongTemplates({})).toEqual([]);
  });

  it('that is wrong counts as none: nobody is asked to subscribe to it', () => {
    registered({ TEMPLATE_PROGRESS: 'tpl:', TEMPLATE_ASSIGNED: 'work', TEMPLATE_DEADLINE: 'due:thing1' });
    expect(templateIds()).toEqual({ mine: [], work: ['work', 'due'] });
    expect(subscribeMessage(message)).toBeUndefined();
    expect(eventsOf(['work', 'due'])).toEqual(['assigned', 'deadline']);
    expect(eventsOf([''])).toBeUndefined();
    expect(eventsOf(['tpl'])).toBeUndefined();
  });
});
