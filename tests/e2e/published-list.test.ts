import { sheetOfPaper } from '../../local/worlds/picture';
import { openHouse } from '../support/house';
import type { Phone } from '../support/phone';

const house = openHouse();

const list = 'packages/worker/notices/notices';

async function writeObjection(phone: Phone, name: string, telephone: string): Promise<void> {
  await phone.tap('提出异议');
  await phone.fill('有什么异议', '这家人在城里有两套商品房，还有一辆货车。');
  await phone.fill('您的姓名', name);
  await phone.fill('您的电话', telephone);
}

/** The button of the sheet; the row's own carries the same verb. */
async function send(phone: Phone): Promise<void> {
  await phone.confirm('提出异议');
}

describe('a name on the published list', () => {
  it('is objected to by a stranger and by a neighbour, who had opened it before, and neither is named', async () => {
    const stranger = await house.phoneOf('newcomer-7');
    await stranger.tap('公示名单');
    await stranger.see('罗*');
    await stranger.seeNo('罗浩');
    const neighbour = await house.phoneOf('worker-ouyang', list);
    await writeObjection(stranger, '李四光', '13911112222');
    await writeObjection(neighbour, '欧阳江南', '13800000010');
    await send(stranger);
    await stranger.see('谢谢您');
    await stranger.see('您的异议正在核查');
    await send(neighbour);
    await neighbour.see('谢谢您');

    const owner = await house.phoneOf('worker-luo', list);
    await owner.see('这是您的申请');
    expect(await owner.app().getByRole('button', { name: '提出异议' }).count()).toBe(0);
    await owner.restart();
    await owner.tap('办理');
    await owner.tap('异议核查');
    await owner.see('公示收到异议，正在核查');
    await owner.seeNo('李四光');
    await owner.seeNo('商品房');
  });
});

describe('another year', () => {
  it('is asked for from the first screen, also after the phone was closed on the way, and then offered no longer', async () => {
    const worker = await house.phoneOf('worker-yang');
    await worker.tap('去续领');
    await worker.tap('开始填写');
    await worker.tap('拍照或选照片');
    await worker.giveFiles('同意并继续', [{ name: '在读证明.png', mimeType: 'image/png', buffer: sheetOfPaper() }]);
    await worker.seeNo('正在上传');
    await worker.fill('现在读几年级', '大学二年级');
    await worker.see('已自动保存');
    await worker.restart();
    await worker.tap('继续填');
    await worker.tap('继续上次填写');
    await worker.tap('没有变化');
    await worker.tap('下一步');
    await worker.see('上一次的是尾号');
    await worker.tap('下一步');
    for (const consent of ['核对家庭情况', '使用银行卡号', '公示']) await worker.tap(`同意：${consent}`);
    await worker.tap('下一步');
    await worker.tap('看看');
    await worker.see('杨小梅');
    await worker.loseReply();
    await worker.tap('提交');
    await worker.tap('再发一次');
    await worker.see('已经提交');
    await worker.tap('回首页');
    await worker.see('待审核');
    await worker.seeNo('可以续领');
    await worker.tap('办理');
    await worker.see('第 2 年');
    await worker.tap('已发放');
    await worker.see('谁看过我的信息');
    await worker.seeNo('续领今年的助学金');
    expect(house.troubles()).toEqual([]);
  });
});
