import postcss from 'postcss';
import { dataUri } from '../../../scripts/build/icons';
import { printWxss } from '../../../scripts/build/wxss';

const lean = (source: string): string => printWxss(postcss.parse(source));

describe('WXSS in the package', () => {
  it('has no comments and no white space, and keeps rpx', () => {
    expect(
      lean('@import "./a.wxss";\n/* why */\n.a,\n.b > .c {\n  margin: 0 12rpx !important;\n  color: red;\n}\n'),
    ).toBe('@import "./a.wxss";.a,.b > .c{margin:0 12rpx !important;color:red}');
  });

  it('keeps media rules and key frames', () => {
    expect(lean('@media (min-width: 600px) {\n  .a { left: 0; }\n}\n@keyframes in {\n  from { top: 1px; }\n}')).toBe(
      '@media (min-width: 600px){.a{left:0}}@keyframes in{from{top:1px}}',
    );
  });
});

describe('an icon as a data address', () => {
  const uri = dataUri(
    '<svg xmlns="http://www.w3.org/2000/svg" fill="none" view-box="0 0 24 24" width="1em" height="1em" class="t-icon t-icon-x">' +
      '<path id="p" stroke-width="2" d="M12 23.00751L1.5 -2"></path></svg>',
  );

  it('has the view box, no size of its own, and coordinates to a hundredth', () => {
    expect(decodeURIComponent(uri)).toBe(
      "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' fill='none' viewBox='0,0,24,24'><path stroke-width='2' d='M12,23.01L1.5,-2'/></svg>",
    );
  });

  it('drops a reference to what the file does not draw, which would leave a square of the text’s colour', () => {
    const clipped = '<svg view-box="0 0 24 24"><g id="send" clip-path="url(#gone)"><path d="M1 2"></path></g></svg>';
    expect(decodeURIComponent(dataUri(clipped))).toBe(
      "data:image/svg+xml,<svg viewBox='0,0,24,24'><g><path d='M1,2'/></g></svg>",
    );
  });

  it('keeps a reference together with what it means', () => {
    const clipped =
      '<svg view-box="0 0 24 24"><g clip-path="url(#edge)"><path d="M1 2"></path></g>' +
      '<defs><clipPath id="edge"><path d="M3 4"></path></clipPath></defs></svg>';
    const text = decodeURIComponent(dataUri(clipped));
    expect(text).toContain("<g clip-path='url(#edge)'>");
    expect(text).toContain("<clipPath id='edge'>");
  });

  it('has nothing a style sheet could stumble over', () => {
    expect(uri).not.toMatch(/["#<>\s]/);
  });
});
