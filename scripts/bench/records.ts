import { pairsOf, type RegisterRecord, registerMark } from '../../core/register/record';
import { vault } from './fill';

const firsts = Array.from('宏红兴华金瑞隆泰和恒永盛昌荣福德利源丰顺');
const seconds = Array.from('达发旺光辉成远通明安康美佳嘉信诚友联合众');
const trades = ['鞋业', '电子', '木业', '纺织', '食品', '物流', '石材', '建筑'];

/** What an invented enterprise calls itself; several thousand different names. */
export const brandAt = (place: number) =>
  `${firsts[place % 20]}${seconds[Math.floor(place / 20) % 20]}${trades[Math.floor(place / 400) % 8]}`;

/** What a record made by varying another one is called, and where it lies in its list; `place` counts from the list's front. */
export function recordKeys(place: number) {
  const at = String(place).padStart(7, '0');
  const _id = `e${at.padStart(31, '0')}`;
  const headline = `瑞金市第${at}号${brandAt(place)}有限公司`;
  return { _id, headline, listKey: `${headline}|${_id}` };
}

/** A record like another one, called otherwise. Without `pairs` a search does not find it: of very many they would fill the disk. */
export function recordLike(pattern: RegisterRecord, place: number, pairs = true): RegisterRecord {
  const keys = recordKeys(place);
  const subjectKey = `91360799MB${String(place).padStart(8, '0')}`;
  const found = {
    ...pattern,
    ...keys,
    number: `QY-${String(place).padStart(8, '0')}`,
    subjectKey,
    answers: { ...pattern.answers, name: keys.headline, creditCode: subjectKey },
    tags: [
      ...pattern.tags.filter((tag) => !tag.startsWith('~')),
      ...(pairs ? pairsOf(`${keys.headline} ${subjectKey}`) : []),
    ],
    dueKey: `${pattern.dueKey.split('|')[0]}|${keys._id}`,
  };
  return { ...found, stamp: registerMark.stampOf(found, vault) };
}
