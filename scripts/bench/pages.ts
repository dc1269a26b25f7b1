import * as v from 'valibot';
import { places } from '../../miniprogram/services/navigate';
import { callDoor } from '../../tests/support/door';

/** A page of the app, whose phone it is opened on, and a text that stands on it only once the cloud has answered. */
export interface Opened {
  page: string;
  who: string;
  see: string;
}

const Rows = v.object({ rows: v.array(v.object({ id: v.string() })) });
const kind = 'enterprise';
const year = String(new Date().getFullYear());

/** Every page that can be opened by its address alone in the ruijin world. */
export async function everyPage(url: string): Promise<Opened[]> {
  const firstOf = async (who: string, operation: string, input: object): Promise<string> => {
    const [row] = v.parse(Rows, await callDoor(url, who, operation, input)).rows;
    if (!row) throw new Error(`${operation} answers nothing to ${who}`);
    return row.id;
  };
  const [own, held, paid, record] = await Promise.all([
    firstOf('worker-wang', 'case.mine', {}),
    firstOf('staff-li', 'case.queue', { queue: 'mine', desk: '' }),
    firstOf('worker-yang', 'case.mine', {}),
    firstOf('staff-zu', 'register.list', { kind }),
  ]);
  const figure = places.records({ figure: 'cases.opened', desk: 'rights', year, label: '收到' });
  const of = (who: string, pages: readonly (readonly [page: string, see: string])[]): Opened[] =>
    pages.map(([page, see]) => ({ who, page: page.slice(1), see }));
  return [
    ...of('worker-wang', [
      [places.home, '王建国'],
      [places.cases, '象湖兴旺木器厂'],
      [places.mine, '13800000001'],
      [places.apply('appeal'), '谁可以办'],
      [places.receipt(own, ''), '象湖镇工会'],
      [places.myCase(own), '为什么由他们办理'],
      [places.data, '我办过的事'],
      [places.notices, '公示期'],
      [places.season('scholarship'), '现在就可以申请'],
    ]),
    ...of('worker-yang', [[places.renew(paid), '赣南师范大学']]),
    ...of('worker-liu', [[places.join, '邀请码']]),
    ...of('staff-li', [
      [places.bench, '一共 2 件'],
      [places.staffCase(held), '惠安宏石石材厂'],
      [places.away, '含这一天'],
      [places.rules, '诉求受理期限'],
      [places.assistChoice, '求助维权'],
      [places.assist('appeal'), '替谁登记'],
      [places.assisted(held, ''), '李敏'],
      [places.figures, '这一年办了多少'],
      [figure, '惠安宏石石材厂'],
    ]),
    ...of('staff-guo', [
      [places.alarms, '没有需要留意的'],
      [places.takings, '还没有人导出过'],
      [places.desks, '权益保障部'],
    ]),
    ...of('staff-sun', [
      [places.invite, '生成邀请码'],
      [places.handover, '由谁接手'],
    ]),
    ...of('staff-wen', [
      [places.seasons, '各环节的申请'],
      [places.announce(''), '哪天开始申请'],
      [places.openings, '还没有录'],
    ]),
    ...of('staff-xu', [[places.payments, '谢文斌']]),
    ...of('staff-zu', [
      [places.registers, '江西云石电线电缆有限公司'],
      [places.record(record), '十步里的第'],
      [places.recordForm(kind), '登记什么'],
      [places.recordImport(kind), '从聊天里选表格'],
    ]),
  ];
}
