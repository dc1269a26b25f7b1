import postcss from 'postcss';
import { addGapFallback, gapClasses, markKin } from '../../../scripts/build/gaps';
import { printWxml, scanWxml } from '../../../scripts/build/wxml';
import { printWxss } from '../../../scripts/build/wxss';

/** What stands for engines that draw no gap in a flex box. */
function fallback(source: string): string {
  const sheet = postcss.parse(source);
  addGapFallback(sheet);
  return (
    /@supports \(not \(inset:0\)\) and \(not \(content-visibility:auto\)\)\{(.*)\}$/.exec(printWxss(sheet))?.[1] ?? ''
  );
}
const mark = (source: string, ...spaced: string[]) => printWxml(markKin(scanWxml(source), new Set(spaced)));

describe('a gap in a flex box', () => {
  it.each([
    ['in a row', '.a{display:flex;gap:8rpx 16rpx}', '.a>.kin:not(:first-child){margin-left:16rpx}'],
    ['in a column', '.a{display:flex;flex-direction:column;gap:8rpx}', '.a>.kin:not(:first-child){margin-top:8rpx}'],
    [
      'in lines',
      '.a{display:inline-flex;flex-wrap:wrap;gap:8rpx var(--gap-2)}',
      '.a>.kin{margin-bottom:8rpx}.a>.kin:not(:last-child){margin-right:var(--gap-2)}',
    ],
    [
      'between columns alone',
      '.a{display:flex;flex-wrap:wrap;gap:0 8rpx}',
      '.a>.kin:not(:last-child){margin-right:8rpx}',
    ],
    [
      'of a length that is reckoned',
      '.a{display:flex;gap:calc(1rpx + 2rpx)}',
      '.a>.kin:not(:first-child){margin-left:calc(1rpx + 2rpx)}',
    ],
    [
      'of what another rule makes a column',
      '.a{display:flex;gap:8rpx}.a{flex-direction:column}',
      '.a>.kin:not(:first-child){margin-top:8rpx}',
    ],
    ['of a variant', '.a{display:flex}.a.on{gap:4rpx}', '.a.on>.kin:not(:first-child){margin-left:4rpx}'],
  ])('is margins to old engines %s', (_, source, expected) => {
    expect(fallback(source)).toBe(expected);
  });

  it('is left alone in a grid, where every engine draws it', () => {
    expect(fallback('.a{display:grid;gap:8rpx}')).toBe('');
    expect([...gapClasses('a.wxss', postcss.parse('.a{display:grid;gap:8rpx}'))]).toEqual([]);
  });

  it('whose box nobody can tell does not build', () => {
    expect(() => gapClasses('a.wxss', postcss.parse('.a{gap:8rpx}'))).toThrow('a.wxss: .a has a gap and no display');
  });

  it('marks the children that are apart, through blocks and whatever decides on the class', () => {
    const spaced = gapClasses('a.wxss', postcss.parse('.b .row, .row.on{display:flex;gap:8rpx}'));
    expect([...spaced]).toEqual(['row']);
    expect(
      mark(
        `<view class="{{on ? 'row' : ''}} x"><block wx:if="{{a}}"><text class="t">1</text></block><own/><slot/><view><view/></view></view><view/>`,
        'row',
      ),
    ).toBe(
      `<view class="{{on ? 'row' : ''}} x"><block wx:if="{{a}}"><text class="t kin">1</text></block><own class="kin"/><slot/><view class="kin"><view/></view></view><view/>`,
    );
  });
});
