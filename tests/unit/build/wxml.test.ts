import { printWxml, scanWxml } from '../../../scripts/build/wxml';

const lean = (source: string): string => printWxml(scanWxml(source));

describe('WXML in the package', () => {
  it('has no comments and no white space between tags, which WeChat drops as well', () => {
    expect(lean('<view>\n  <!-- why -->\n  <text>好</text> <text/>\n</view>\n')).toBe(
      '<view><text>好</text><text/></view>',
    );
  });

  it('keeps the white space of a text', () => {
    expect(lean('<text>一  二\n三</text>')).toBe('<text>一  二\n三</text>');
  });

  it('takes a comparison inside braces for text and not for a tag', () => {
    expect(lean("<view>{{a <b ? '<c>' : d}}</view>")).toBe("<view>{{a <b ? '<c>' : d}}</view>");
  });

  it('writes a value over several lines on one, for the official compiler refuses it otherwise', () => {
    expect(lean('<view class="a\n    {{b}}"\n  hidden\n/>')).toBe('<view class="a {{b}}" hidden/>');
  });

  it('keeps the quotes a value needs', () => {
    expect(lean(`<view data-x='{"a":1}' wx:if="{{b > 'c'}}"/>`)).toBe(`<view data-x='{"a":1}' wx:if="{{b > 'c'}}"/>`);
  });

  it('leaves the code of a wxs element alone', () => {
    const source = '<wxs module="m">\nif (a < b) { /* <view> */ }\n</wxs>';
    expect(lean(source)).toBe(source);
  });

  it.each([
    ['<view>\n<text class="a>好</text>', 'line 2: value of class does not end'],
    ['<view\n\n', 'line 3: <view> does not end'],
    ['<!-- a', 'line 1: comment does not end'],
  ])('refuses what does not end: %j', (source, message) => {
    expect(() => scanWxml(source)).toThrow(message);
  });
});
