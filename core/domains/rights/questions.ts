import { longText, money } from '../../kernel/field';
import { samples } from './samples';

/** What came of it, as the worker reads it; and the two amounts that are never mixed. */
export const outcome = longText('办理结果', 10, 1000, {
  help: '职工会看到这段话：做了什么、结果如何、还要注意什么。',
  placeholder: '例如：经与单位协商，6月10日前付清4个月工资，已签协议。',
  samples: samples.outcomes,
});
export const agreedFen = money('达成金额', 100_000_000, { help: '协议或裁决写明要给的钱。' });
export const receivedFen = money('到账金额', 100_000_000, { help: '职工已经实际拿到的钱，没有拿到填 0。', zero: true });
