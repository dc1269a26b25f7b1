import { isBankCard } from './bank-card';
import { isIdentityNumber } from './identity';
import { numbersTyped } from './veil';

export type HiddenNumber = 'identity' | 'bankCard';

/** No number that is looked for has more digits. */
const longest = 19;
/** A card of a bank of this country, typed in one piece, whose check digit may be wrong. */
const unionPay = /^62\d{14,17}$/;
/** How a card is printed: in fours, or six and the rest; amounts and days in a row are seldom so. */
const inFours = /^[4-69]\d{3}(?: \d{4}){2,3} \d{1,4}$|^[4-69]\d{5} \d{10,13}$/;

/**
 * The whole identity and card numbers that stand in a text, however they are typed: also in groups, or one behind
 * another. Told by their check digits and groups, so that telephones, vouchers, case numbers, days and amounts are none.
 */
export function hiddenNumbers(text: string): HiddenNumber[] {
  const found = numbersTyped(text).flatMap((typed) => piecesOf(typed).flatMap(kindOf));
  return [...new Set(found)];
}

/** Every number that groups standing one behind another make, its groups parted by a space, as far as it is not too long to be one. */
function piecesOf(typed: string): string[] {
  const groups = typed.toUpperCase().match(/\d+X?|X/g) ?? [];
  return groups.flatMap((_, from) => {
    const pieces: string[] = [];
    for (let to = from + 1; to <= groups.length; to += 1) {
      const piece = groups.slice(from, to);
      if (piece.join('').length > longest) break;
      pieces.push(piece.join(' '));
    }
    return pieces;
  });
}

function kindOf(piece: string): HiddenNumber[] {
  const number = piece.replace(/ /g, '');
  if (isIdentityNumber(number)) return ['identity'];
  if (unionPay.test(piece)) return ['bankCard'];
  return isBankCard(number) && (piece === number || inFours.test(piece)) ? ['bankCard'] : [];
}
