import { route } from '../../../../core/domains/rights/route';
import { rulesAt } from '../../../../core/union/rules';
import { ruijinUnion } from '../../../../local/worlds/union';
import { pay } from '../../../support/office';

const rules = rulesAt(ruijinUnion, '2026-11-02');
const to = (part: object = {}) =>
  route({ ...pay, category: 'pay', name: '王建国', phone: '13800000001', ...part }, rules, '2026-11-02');

describe('the route of an appeal', () => {
  it('goes to the town of the place of work, else to the city', () => {
    expect(to()).toEqual({
      desks: ['town:xianghu', 'rights'],
      urgent: false,
      reasons: ['由工作所在地的工会就近办理。'],
    });
  });

  it('from outside the city goes to the city union', () => {
    expect(to({ area: 'elsewhere' })).toEqual({
      desks: ['rights'],
      urgent: false,
      reasons: ['工作地在外地，由市总权益保障部联系当地工会办理。'],
    });
  });

  it('about women’s rights goes to their own desk, urgent or not', () => {
    const said = '女职工权益由市总女职工部办理。';
    expect(to({ category: 'women' })).toEqual({ desks: ['women', 'rights'], urgent: false, reasons: [said] });
    expect(to({ category: 'women', people: 10 })).toEqual({
      desks: ['women', 'rights'],
      urgent: true,
      reasons: ['涉及 10 人，按群体事项紧急办理。', said],
    });
  });

  it('that is urgent says each reason', () => {
    expect(to({ category: 'injury', people: 12, limitOn: '2026-11-08' })).toEqual({
      desks: ['rights'],
      urgent: true,
      reasons: [
        '涉及工伤，按紧急办理。',
        '涉及 12 人，按群体事项紧急办理。',
        '距离法定期限不足 7 天，按紧急办理。',
        '由市总权益保障部直接办理。',
      ],
    });
  });
});
