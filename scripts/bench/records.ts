import { pairsOf, type RegisterRecord, registerMark } from '../../core/register/record';
import { vault } from './fill';

/** What a record made by varying another one is called, and where it lies in its list; `place` counts from the list's front. */
export function recordKeys(place: number) {
  const at = String(place).padStart(7, '0');
  const _id = `e${at.padStart(31, '0')}`;
  const headline = `瑞金市第${at}号企业有限公司`;
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
