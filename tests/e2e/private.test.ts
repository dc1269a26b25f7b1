import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { openHouse } from '../support/house';

const house = openHouse();

/** How many of the picture's own pixels lie to the right of, and below, which nothing but white was drawn. */
function drawnPart(page: Page, png: Buffer) {
  return page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const brush = canvas.getContext('2d');
      brush?.drawImage(bitmap, 0, 0);
      const { data, width, height } = brush?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {
        data: [],
        width: 0,
        height: 0,
      };
      let [right, bottom] = [0, 0];
      for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] === 255 && Math.min(data[at] ?? 0, data[at + 1] ?? 0) > 250) continue;
        right = Math.max(right, (at / 4) % width);
        bottom = Math.floor(at / 4 / width);
      }
      return { width, height, right, bottom, seeThrough: data[3] === 0 };
    },
    [...png],
  );
}

describe('what WeChat asks consent for', () => {
  it('is not done, and said so, when she declines; asked again it is done', async () => {
    const phone = await house.phoneOf('worker-liu', 'packages/worker/data/data');
    await phone.tap('复制一份');
    await phone.tap('不复制');
    await phone.see('没有得到允许，没有复制');
    await phone.tap('复制一份');
    await phone.tap('同意并继续');
    await phone.seeNo('不复制');
  });

  it('the receipt is kept as a whole picture', async () => {
    const { rows } = await house.call<{ rows: { id: string; number: string }[] }>('worker-liu', 'case.mine', {});
    const phone = await house.phoneOf('worker-liu', `packages/worker/receipt/receipt?id=${rows[0]?.id}&number=1`);
    const download = phone.page.waitForEvent('download');
    await phone.tap('保存回执图片');
    await phone.tap('同意并继续');
    await phone.see('回执已保存到相册');
    const { width, height, right, bottom, seeThrough } = await drawnPart(
      phone.page,
      readFileSync(await (await download).path()),
    );
    expect({ width, seeThrough }).toEqual({ width: 750, seeThrough: false });
    // The band reaches the right edge; the last line stands a margin above the lower one.
    expect(right).toBe(width - 1);
    expect(height - bottom).toBeLessThan(90);
  });

  it('leaves nothing amiss', () => expect(house.troubles()).toEqual([]));
});
