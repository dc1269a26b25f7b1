import { createHash, randomUUID } from 'node:crypto';
import { national } from '../../cloudfunctions/shared/clock';
import { vaultWith } from '../../cloudfunctions/shared/vault';
import type { InSeason } from '../../core/case/catalogue';
import type { Circumstances } from '../../core/case/open';
import { catalogue } from '../../core/domains/catalogue';
import { actorOf, type Person } from '../../core/union/people';
import { Story } from '../../local/worlds/story';
import { ruijinUnion } from '../../local/worlds/union';

/** The house of the invented union: its settings, and the services that there are. */
const ruijinHouse: InSeason = { union: ruijinUnion, catalogue, rounds: [] };

/** The secret of the functions under test. */
export const secret = 'a test key';
export const vault = vaultWith(secret);

export const digest = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

/** A small union: one worker, one town officer in 象湖镇, one officer at the city's rights desk. */
export function office() {
  const story = new Story(ruijinUnion, vault);
  const wang = story.worker('worker-wang', '王建国', '13800000001', { area: 'town:xianghu' });
  const lin = story.staff('staff-lin', '林海燕', '13900000002', 'townOfficer', 'town:xianghu', '副主席');
  const li = story.staff('staff-li', '李敏', '13900000003', 'caseOfficer', 'rights', '干事');
  return { story, wang, lin, li };
}

/** Wages owed, at a works in 象湖镇. */
export const pay = {
  category: 'pay',
  story: '做了四个月木工，老板只付了两千元，剩下的一直拖着不给。',
  area: 'town:xianghu',
  employer: '赣南建筑劳务队',
};

/** What surrounds a move that this person makes now. */
export function around(who: Person, at = '2026-11-03T02:00:00.000Z'): Circumstances {
  const submitId = randomUUID();
  return {
    actor: actorOf(who._id, who),
    at,
    ...ruijinHouse,
    submitId,
    bodyHash: digest(submitId),
    digest,
    vault,
    isWorkingDay: national.isWorkday,
    isIntact: () => true,
  };
}

/** The small union with one appeal of 王建国 about wages, handed in on 2 November. */
export function withCase(answers: object = {}) {
  const setting = office();
  const found = setting.story.submit(setting.wang, 'appeal', { ...pay, ...answers }, '2026-11-02T02:00:00.000Z');
  return { ...setting, found };
}
