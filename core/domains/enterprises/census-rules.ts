import type { Around, Sure } from '../../kernel/doubt';
import { type Result, refuse } from '../../kernel/result';
import { checkForm } from '../../record/check';
import { elsewhere } from '../../union/union';
import { type Census, census } from './census';

type Amiss = { [question in keyof Census]?: string };

const parts = { female: '女职工', migrant: '农民工', dispatched: '劳务派遣', platform: '新就业形态' } as const;

/** The names of the parts of the workers. */
const partNames = ['female', 'migrant', 'dispatched', 'platform'] as const;

/**
 * What speaks against the answers of a census as a whole, a sentence a question; each alone has passed its schema. The parts of
 * the workers may overlap, so that only each of them is held to the whole.
 */
export function censusMistakes(answers: Census): Amiss {
  return {
    ...ofIdentity(answers),
    ...ofPeople(answers),
    ...ofUnion(answers),
    ...ofReasons(answers),
    ...ofHands(answers),
  };
}

function ofIdentity({ creditCode, noCode, zone }: Census): Amiss {
  return {
    ...(creditCode === undefined && noCode === undefined ? { noCode: '没有填统一社会信用代码，请选一个原因。' } : {}),
    ...(creditCode !== undefined && noCode !== undefined ? { noCode: '已经填了代码，这里请不要选。' } : {}),
    ...(zone === elsewhere ? { zone: '普查只登记本市的单位，请选乡镇、园区或系统。' } : {}),
  };
}

function ofPeople(answers: Census): Amiss {
  const { workers, members } = answers;
  const over = partNames.filter((part) => answers[part] > workers);
  return {
    ...Object.fromEntries(over.map((part) => [part, `${parts[part]}不能多于职工总数 ${workers} 人。`])),
    ...(members !== undefined && members > workers ? { members: `会员不能多于职工总数 ${workers} 人。` } : {}),
  };
}

function ofUnion({ hasUnion, unionForm, members, hasParty, partyCount }: Census): Amiss {
  const without = hasUnion === 'no';
  return {
    ...(!without && unionForm === undefined ? { unionForm: '有工会的，请选建会类型。' } : {}),
    ...(!without && members === undefined ? { members: '有工会的，请填会员人数。' } : {}),
    ...(without && unionForm !== undefined ? { unionForm: '没有工会，这里请不要选。' } : {}),
    ...(without && members !== undefined ? { members: '没有工会，会员人数请留空。' } : {}),
    ...(hasParty === 'yes' && !partyCount ? { partyCount: '有党组织的，请填党员人数。' } : {}),
  };
}

function ofReasons({ hasUnion, mainReason, otherReasons = [], reasonStory }: Census): Amiss {
  const others = otherReasons.map(({ reason }) => reason);
  if (hasUnion === 'yes') {
    return {
      ...(mainReason === undefined ? {} : { mainReason: '已经有工会，没有建会的原因请不要选。' }),
      ...(others.length === 0 ? {} : { otherReasons: '已经有工会，没有建会的原因请删去。' }),
    };
  }
  const all = mainReason === undefined ? others : [mainReason, ...others];
  return {
    ...(mainReason === undefined ? { mainReason: '没有工会的，请选一个主要原因。' } : {}),
    ...(new Set(all).size < all.length ? { otherReasons: '同一个原因只写一次，主要原因不用再写。' } : {}),
    ...(all.includes('other') && reasonStory === undefined ? { reasonStory: '选了“其他”，请写明是什么原因。' } : {}),
  };
}

/** Whoever looked does not check what she wrote herself (四眼原则：普查与核对分开). */
function ofHands({ surveyor, checker, source }: Census): Amiss {
  const named = source.map((each) => each.source);
  return {
    ...(surveyor === checker ? { checker: '核对要由另一位同事来做，不能和普查员是同一个人。' } : {}),
    ...(new Set(named).size < named.length ? { source: '同一个来源只选一次。' } : {}),
  };
}

/**
 * Holds a census that has passed its schema to what is known where it is filled in and to itself. Refuses `invalidInput` with a
 * sentence a question, then `doubtful`.
 */
export function checkCensus(answers: Census, around: Around, sure: Sure = {}): Result<true> {
  const mistakes = censusMistakes(answers);
  const checked = checkForm(census, answers, around, sure);
  if (Object.keys(mistakes).length === 0) return checked;
  const before = !checked.ok && checked.refusal.code === 'invalidInput' ? checked.refusal.fields : {};
  return refuse('invalidInput', { ...mistakes, ...before });
}
