import type { PaperView } from '../../../core/case/view';
import { stripView } from '../../../miniprogram/components/photo-strip/strip-view';
import { toView } from '../../../miniprogram/packages/worker/receipt/receipt.view';
import { broken, receiptPicture } from '../../../miniprogram/packages/worker/receipt/receipt-picture';
import { aCase } from './cases';
import { aHome } from './phone';

/** Every character as wide as it is high. */
const square = (text: string, size: number) => Array.from(text).length * size;

const aPaper = (part: Partial<PaperView>): PaperView => ({
  name: '照片',
  kind: 'image',
  state: 'ready',
  url: 'https://a/1',
  ...part,
});

describe('the names under pictures', () => {
  it('are without the ending of a file, and numbered only where several share one', () => {
    const named = (...names: string[]) =>
      stripView(names.map((name) => aPaper({ name }))).frames.map(({ caption }) => caption);
    expect(named('诊断证明.png', '工作证.jpg')).toEqual(['诊断证明', '工作证']);
    expect(named('照片', '合同', '照片')).toEqual(['照片 1', '合同', '照片 2']);
  });

  it('say what a document is by its content, and that a tap shows it', () => {
    const { frames } = stripView([aPaper({ name: '合同', kind: 'pdf' })]);
    expect(frames).toMatchObject([{ caption: '合同（PDF）', label: '查看 合同（PDF）' }]);
    expect(stripView([aPaper({ name: '合同', kind: 'pdf', state: 'changed', url: '' })]).frames[0]?.label).toBe('');
  });
});

describe('a paper that is not the one that was filed', () => {
  it('is not shown, and everybody who looks is told what to do', () => {
    const { frames, warning } = stripView([aPaper({}), aPaper({ state: 'changed', url: '' })]);
    expect(frames).toMatchObject([
      { label: '查看 照片 1' },
      { url: '', caption: '照片 2', why: '已停止显示', label: '' },
    ]);
    expect(warning).toContain('“照片 2”与提交时不一致，已停止显示');
  });

  it('is missed where its file is gone: everybody who looks is told what to do', () => {
    const { frames, warning } = stripView([aPaper({ state: 'gone', url: '' }), aPaper({ state: 'changed', url: '' })]);
    expect(frames.map(({ why }) => why)).toEqual(['文件不在了', '已停止显示']);
    expect(warning).toContain('“照片 2”与提交时不一致');
    expect(warning).toContain('“照片 1”的文件不在了，经审人员已收到提醒。要用到它，需要本人重新补交');
  });

  it('is not feared while papers are being checked', () => {
    const { frames, warning } = stripView([aPaper({ state: 'checking', url: '' })]);
    expect(frames.map(({ why }) => why)).toEqual(['正在核对']);
    expect(warning).toBe('');
    const lost = stripView([aPaper({ state: 'checking', url: '' })], '没有网络').frames;
    expect(lost).toMatchObject([{ caption: '照片', why: '没有取到' }]);
  });
});

describe('the picture of a receipt', () => {
  const picture = receiptPicture(toView(aCase(), aHome()), square);
  const words = picture.inks.map(({ text }) => text).join('');

  it('says what was handed in, under which number, who has it and by when she hears', () => {
    for (const said of [
      '编号 QZ-2026-0001',
      '求助维权：工伤赔偿',
      '市总权益保障部 李敏',
      '最晚 2027年1月13日',
      '12351',
    ]) {
      expect(words).toContain(said);
    }
  });

  it('shows no telephone number of hers and nothing of her story: it may be passed on', () => {
    expect(words).not.toContain('13800000001');
    expect(words).not.toContain('右手');
  });

  it('has every line inside of it, one below the other', () => {
    for (const { text, size, x, y } of picture.inks) {
      expect(x + square(text, size)).toBeLessThanOrEqual(picture.width - 56);
      expect(y).toBeLessThan(picture.height);
    }
    const heights = picture.inks.map(({ y }) => y);
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
  });

  it('breaks a long line where the picture ends, losing nothing', () => {
    const text = '江西赣南红都建筑装饰工程劳务分包有限公司瑞金第三项目部';
    const lines = broken({ text, size: 40, bold: true }, square);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe(text);
  });
});
