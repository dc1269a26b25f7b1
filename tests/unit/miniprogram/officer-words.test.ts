import { services } from '../../../core/domains/services';
import { callLine } from '../../../miniprogram/packages/staff/case/call.view';
import { routingLines } from '../../../miniprogram/packages/staff/case/routing.view';
import { aCase } from './cases';

const today = '2026-11-22';
const at = '2026-11-20T01:40:00.000Z';
const entry = (action: string, said: string) => ({ at, who: '系统', action, said, shown: [] });

describe('what is to be said on the telephone', () => {
  it('is a sentence, not the name of a state, for every state in which somebody is called', () => {
    for (const { kind, flow } of services) {
      const told = Object.values(flow.steps).flatMap(({ tells, to }) =>
        tells === 'owner' && flow.states[to] ? [to] : [],
      );
      for (const status of new Set(told)) {
        const line = callLine({ kind, status, toCall: flow.states[status]?.label ?? '' });
        expect([kind, status, line]).toEqual([kind, status, expect.not.stringContaining('现在是')]);
      }
    }
    const awarded = { kind: 'scholarship', status: 'awarded', toCall: '待发放' };
    expect(callLine(awarded)).toBe('请打电话告诉本人：助学金已经批准，等候发放。详细情况见下面的进展。');
    expect(callLine({ ...awarded, kind: 'later' })).toContain('现在是“待发放”');
    expect(callLine({ ...awarded, toCall: null })).toBe('');
  });
});

describe('why a case lies where it does', () => {
  it('is told as it was when it came in, while the officer who was named then has it', () => {
    const found = aCase();
    expect(routingLines(found, today)).toEqual(found.routing);
  });

  it('says since when somebody else has it', () => {
    const passed = entry('entrust', '已改由另一位同事办理');
    const found = aCase({ kind: 'scholarship', officer: '邓丽萍', desk: '市总帮扶中心', timeline: [passed] });
    expect(routingLines(found, today).slice(found.routing.length)).toEqual([
      '以上是刚收到时的安排。11月20日 09:40 已改由另一位同事办理，现在由 市总帮扶中心 邓丽萍 办理。',
    ]);
    const nobody = aCase({
      officer: null,
      desk: '市总帮扶中心',
      timeline: [entry('handOver', '经办人离岗，另行安排经办人')],
    });
    expect(routingLines(nobody, today).slice(-1)[0]).toContain('现在在市总帮扶中心，还没有经办人。');
    const waiting = aCase({ officer: null, timeline: [entry('submit', '已提交')] });
    expect(routingLines(waiting, today)).toEqual(waiting.routing);
  });
});
