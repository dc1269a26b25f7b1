import * as v from 'valibot';
import { text } from '../../../core/kernel/field';
import { parseInput } from '../../../core/kernel/form';

describe('an answer that is missing', () => {
  it('is asked for, whatever its question would say of a wrong one', () => {
    const parsed = parseInput(v.object({ name: v.string('x'), other: text('y', 2) }), { other: '太长了' });
    expect(parsed).toMatchObject({
      refusal: { fields: { name: '这一项要填，请补上。', other: '最多 2 个字，请精简一些。' } },
    });
  });
});
