import { isSetUpWrongly, sayRefused } from '../../../core/union/refused';
import { toView } from '../../../miniprogram/pages/mine/mine.view';
import { aHome } from './phone';

const staff = {
  ...({ role: 'administrator', roleName: '系统管理员', desk: 'office', deskName: '办公室', title: '管理员' } as const),
  ...{ handle: '1'.repeat(16), away: null },
};

describe('a message that WeChat refused because of how things are set up', () => {
  it('is told an administrator on her own page: since when, why, and what to do', () => {
    const home = aHome({ staff });
    expect(toView(home).staff?.refused).toBe('');
    const refused = { code: -604101, at: `${home.today}T06:32:00.000Z` };
    expect(toView({ ...home, refused }).staff?.refused).toMatch(
      /14:32，微信没有收下要发的消息：云函数没有发消息的权限（-604101）。请让信息化同事/,
    );
  });

  it('has words for every code that is one, and for none that is about one message', () => {
    expect([40037, 41030, 43107, 47003, -604100, -604101].every(isSetUpWrongly)).toBe(true);
    expect([0, 40003, 43101, 45168, -601008].some(isSetUpWrongly)).toBe(false);
    expect(sayRefused({ code: 1, at: '2026-11-25T06:32:00.000Z' }, '2026-11-25')).toContain('原因不明（1）');
  });
});
