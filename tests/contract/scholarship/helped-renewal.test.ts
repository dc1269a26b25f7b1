import { randomUUID } from 'node:crypto';
import { renewalDraftKey } from '../../../core/case/drafts';
import { sealedIn } from '../../../core/record/vault';
import type { Person } from '../../../core/union/people';
import { take } from '../../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, freshIdentity, lastAugust, sameAsBefore, year } from '../../support/aid-centre';
import { readCaseOf } from '../../support/cases';
import { handle } from '../../support/cast';
import { recordsBehind } from '../../support/figures';
import { vault } from '../../support/office';
import { honest } from '../../support/papers';
import { codeOf, granted, type Product, startProduct } from '../../support/product';
import { upload } from '../../support/upload';

const { story, wang, lin, hu, verifier, checker, head, leader, treasurer, hands } = aidCentre();
const newcomer = story.staff('staff-zhu', '朱红', '13900000031', 'windowClerk', 'aid', '窗口');
const administrator = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const namesake = story.staff('staff-xie', '谢小英', '13700001111', 'caseOfficer', 'aid', '干事');

const without = { _id: '', name: '谢金发', phone: '13800000006' };

function paidFor(phone = without.phone) {
  const identity = freshIdentity();
  const answers = filledIn(story, { ...without, phone }, { area: 'town:jiubao', identity });
  return { identity, ...take(story, story.assist(lin, 'scholarship', answers, lastAugust), hands, 'paid') };
}

const [first, second, third, hers, alone] = [paidFor(), paidFor(), paidFor(), paidFor('13700001111'), paidFor()];
const thisYear = take(
  story,
  story.assist(lin, 'scholarship', filledIn(story, without, { area: 'town:jiubao' }), daysAgo(45)),
  hands,
  'paid',
);

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

const proofOf = async (who: Person) => [
  { fileId: await upload(product.cloud, who, honest.png ?? Buffer.alloc(0)), name: '在读证明' },
];
const answersOf = async (who: Person) => ({ proof: await proofOf(who), ...sameAsBefore, phone: without.phone });

async function renewFor(who: Person, caseId: string, submitId = randomUUID()) {
  return product.call(who, 'case.renewFor', { caseId, answers: await answersOf(who), readBack: true }, submitId);
}
const isOffered = async (who: Person, caseId: string) =>
  granted(await product.call(who, 'case.open', { caseId })).renewable;

describe('another year for somebody without a phone', () => {
  it('is offered to the colleague who filed it, to those who handled it and to the aid centre, and to nobody else', async () => {
    for (const who of [lin, verifier, checker, newcomer]) expect(await isOffered(who, first._id)).toBe(true);
    for (const who of [head, leader, treasurer]) expect(await isOffered(who, first._id)).toBe(false);
    for (const who of [head, leader, treasurer, hu]) expect(codeOf(await renewFor(who, first._id))).toBe('notFound');
    expect(codeOf(await product.call(hu, 'case.open', { caseId: first._id }))).toBe('notFound');
    expect(codeOf(await renewFor(wang, first._id))).toBe('forbidden');
  });

  it('is found by a newcomer among the records, who reads of it no more than anybody who once handled it', async () => {
    const rows = await recordsBehind(product, newcomer, { figure: 'scholarship.instalmentsCumulative', year });
    expect(rows.find((row) => row.case?.id === first._id)?.case).toMatchObject({ readable: true, who: '谢**' });
    const { who, phone, sealed, papers } = granted(await product.call(newcomer, 'case.open', { caseId: first._id }));
    expect({ who, phone, sealed, papers }).toEqual({ who: '谢**', phone: '', sealed: [], papers: [] });
  });

  it('is found by name or number by those who may ask for her, wherever they work', async () => {
    const found = async (who: Person, text: string, desk: string) =>
      granted(await product.call(who, 'case.search', { text, desk })).rows.map(({ id }) => id);
    for (const text of [first.number, without.name, without.phone]) {
      expect([text, await found(lin, text, 'town:xianghu')]).toEqual([text, expect.arrayContaining([first._id])]);
      expect([text, await found(hu, text, 'unit:shoes')]).toEqual([text, []]);
    }
  });

  it('makes a case of the same person that says who helped, with her numbers sealed for it', async () => {
    const { caseId } = granted(await renewFor(lin, first._id));
    const renewed = await readCaseOf(caseId);
    const before = await readCaseOf(first._id);
    expect(renewed).toMatchObject({
      owner: before.owner,
      helper: { name: '林海燕' },
      personKey: before.personKey,
      status: 'reviewed',
      desk: 'aid',
      season: year,
      turn: 2,
    });
    expect(renewed.timeline[0]).toMatchObject({ by: { id: lin._id, party: 'helper' }, action: 'submit' });
    expect(vault.unseal(sealedIn(renewed.answers.identity) ?? '', `${caseId}:identity`)).toBe(first.identity);
    expect(vault.unseal(sealedIn(renewed.answers.cardNumber) ?? '', `${caseId}:cardNumber`)).toBe('6200000000000005');
    expect(renewed.papers.every(({ fileId }) => fileId.includes(`/filed/${caseId}/`))).toBe(true);
    expect(await isOffered(lin, first._id)).toBe(false);
    expect(codeOf(await renewFor(checker, first._id))).toBe('alreadyApplied');
    expect(granted(await product.call(lin, 'case.mine', {})).rows).toEqual([]);
  });

  it('counts whoever handed it in as its author: she gets it not and may not check it, a colleague may', async () => {
    const { caseId } = granted(await renewFor(checker, second._id));
    const { version, officer } = await readCaseOf(caseId);
    expect(officer?.id).not.toBe(checker._id);
    const input = { category: 'deep', stage: 'university', opinion: '同意资助。' };
    const check = (who: Person) => product.call(who, 'case.move', { caseId, version, action: 'check', input });
    expect(codeOf(await check(checker))).toBe('fourEyes');
    expect(codeOf(await check(verifier))).toBe('accepted');
  });

  it('sent again, also at the same moment, is one case', async () => {
    const id = randomUUID();
    const input = { caseId: third._id, answers: await answersOf(lin), readBack: true as const };
    const send = () => product.call(lin, 'case.renewFor', input, id);
    const [one, other] = await Promise.all([send(), send()]);
    expect(granted(one)).toEqual(granted(other));
    const both = await Promise.all([renewFor(verifier, alone._id), renewFor(newcomer, alone._id)]);
    expect(both.map(codeOf).sort()).toEqual(['accepted', 'alreadyApplied']);
  });

  it('must have been read back, waits for the next season, and takes papers of the colleague alone', async () => {
    const answers = await answersOf(lin);
    const unread = { operation: 'case.renewFor', submitId: randomUUID(), input: { caseId: hers._id, answers } };
    expect(await product.raw(unread, lin._id)).toMatchObject({ refusal: { fields: { readBack: expect.any(String) } } });
    expect(codeOf(await renewFor(lin, thisYear._id))).toBe('notYetRenewable');
    const foreign = { caseId: hers._id, answers: await answersOf(verifier), readBack: true as const };
    expect(await product.call(lin, 'case.renewFor', foreign)).toMatchObject({
      refusal: { fields: { proof: expect.any(String) } },
    });
  });

  it('is no way for a colleague to ask in her own matter, nor for anybody in the matter of who has a phone', async () => {
    expect(codeOf(await renewFor(namesake, hers._id))).toBe('notFound');
    const own = story.submit(wang, 'scholarship', filledIn(story, wang), daysAgo(2));
    expect(codeOf(await renewFor(lin, own._id))).toBe('notFound');
  });

  it('keeps what was begun for the colleague who began it', async () => {
    const kind = renewalDraftKey(hers._id);
    const save = (who: Person) => product.call(who, 'draft.save', { kind, draft: '{}' });
    expect(codeOf(await save(lin))).toBe('accepted');
    expect(codeOf(await save(newcomer))).toBe('accepted');
    expect(codeOf(await save(hu))).toBe('badRequest');
    expect(codeOf(await save(namesake))).toBe('badRequest');
    expect(codeOf(await save(wang))).toBe('badRequest');
  });

  it('goes on with the aid centre when the one who helped has left', async () => {
    const leave = { handle: handle(lin), successor: handle(hu) };
    granted(await product.call(administrator, 'staff.leave', leave));
    expect(codeOf(await renewFor(lin, hers._id))).toBe('forbidden');
    expect(codeOf(await renewFor(newcomer, hers._id))).toBe('accepted');
  });
});
