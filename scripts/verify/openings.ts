import type { OpenVault } from '../../cloudfunctions/shared/vault';
import { type Opening, openingId, openingText } from '../../core/opening';

/** What is wrong with what was entered of one student's earlier year, in sentences; its numbers are not repeated. */
export function openingTroubles(found: Opening, rosters: ReadonlySet<string>, vault: OpenVault): string[] {
  const { _id, year, personKey, amountFen, standing, history, roster, stamp = '' } = found;
  const last = history.at(-1);
  const about = `openings ${_id.slice(0, 12)}: `;
  const isSound = Number.isInteger(amountFen) && amountFen > 0 && last?.amountFen === amountFen;
  const isTold = last?.action === (standing ? 'enter' : 'takeBack');
  return [
    ...(vault.isStamp(openingText(found), stamp) ? [] : ['it is not as the cloud stored it']),
    ...(_id === openingId(year, personKey) ? [] : ['its id belongs to another year or student']),
    ...(isSound ? [] : ['its amount is not the one that was entered']),
    ...(isTold ? [] : ['it does not stand as its history says']),
    ...(rosters.has(roster) ? [] : ['the list it came in with is gone']),
  ].map((trouble) => about + trouble);
}
