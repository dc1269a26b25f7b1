import fc from 'fast-check';
import { maySee } from '../../../core/case/standing';
import { summaryOf } from '../../../core/case/summary';
import { caseFor } from '../../../core/case/view';
import { catalogue } from '../../../core/domains/catalogue';
import { appeal } from '../../../core/domains/rights/appeal';
import { canonical, isPlainData } from '../../../core/kernel/canonical';
import { chain, firstBroken } from '../../../core/record/timeline';
import { actorOf } from '../../../core/union/people';
import { digest, office, pay, withCase } from '../../support/office';

describe('submitting an appeal', () => {
  it('goes to the town union of the place of work, with the reason', () => {
    const { story, wang, lin } = office();
    const found = story.submit(wang, 'appeal', pay, '2026-11-02T02:00:00.000Z');
    expect(found).toMatchObject({ desk: 'town:xianghu', officer: { id: lin._id }, urgent: false, status: 'submitted' });
    expect(found.routing).toContain('由工作所在地的工会就近办理。');
    expect(found.number).toBe('QZ-2026-0001');
  });

  it('goes to the city union where the town has nobody, and says so', () => {
    const { story, wang, li } = office();
    const found = story.submit(wang, 'appeal', { ...pay, area: 'town:yeping' }, '2026-11-02T02:00:00.000Z');
    expect(found.officer?.id).toBe(li._id);
    expect(found.routing).toContain('叶坪乡工会目前没有可以经办的人。');
  });

  it.each([
    ['an injury', { category: 'injury' }],
    ['ten people or more', { people: 10 }],
    ['a limitation date in six days', { limitOn: '2026-11-08' }],
    ['a limitation date today', { limitOn: '2026-11-02' }],
  ])('goes straight to the city union when it is urgent: %s', (_why, answers) => {
    const { story, wang } = office();
    const found = story.submit(wang, 'appeal', { ...pay, ...answers }, '2026-11-02T02:00:00.000Z');
    expect(found).toMatchObject({ desk: 'rights', urgent: true });
  });

  it('is not urgent one day or one person below the line', () => {
    const { story, wang } = office();
    // 法律援助法 第四十四条: less than seven days. Exactly seven are not less.
    const answers = { ...pay, people: 9, limitOn: '2026-11-09' };
    expect(story.submit(wang, 'appeal', answers, '2026-11-02T02:00:00.000Z').urgent).toBe(false);
  });

  it('is not urgent when the limitation date is over, and says what to do instead of giving up', () => {
    const { story, wang } = office();
    const at = '2026-11-02T02:00:00.000Z';
    for (const [limitOn, said] of [
      ['2026-11-01', '您填的最后期限(11月1日(周日))已经过去。'],
      ['2021-03-01', '您填的最后期限(2021年3月1日(周一))已经过去。'],
    ]) {
      const found = story.submit(wang, 'appeal', { ...pay, limitOn }, at);
      expect(found).toMatchObject({ urgent: false, desk: 'town:xianghu' });
      expect(found.routing[0]).toContain(said);
      expect(found.routing[0]).toContain('先由经办人核对');
      expect(found.routing.join()).not.toContain('不足');
    }
  });

  it('is given to the colleague with the fewest open cases, never to the applicant herself', () => {
    const { story, wang, li } = office();
    const second = story.staff('staff-second', '肖红', '13900000099', 'caseOfficer', 'rights', '干事');
    const injury = { ...pay, category: 'injury' };
    const officers = [1, 2, 3, 4].map(
      (n) => story.submit(wang, 'appeal', injury, `2026-11-02T02:0${n}:00.000Z`).officer?.id,
    );
    expect([...officers].sort()).toEqual([li._id, li._id, second._id, second._id]);
    expect(story.submit(li, 'appeal', injury, '2026-11-02T03:00:00.000Z').officer?.id).toBe(second._id);
  });

  it('waits at the last desk of its route when nobody is there', () => {
    const { story, wang, li, lin } = office();
    for (const gone of [li, lin]) story.people.splice(story.people.indexOf(gone), 1);
    const found = story.submit(wang, 'appeal', pay, '2026-11-02T02:00:00.000Z');
    expect(found).toMatchObject({ desk: 'rights', officer: null });
  });

  it('must be accepted within five working days', () => {
    const { story, wang } = office();
    expect(story.submit(wang, 'appeal', pay, '2026-11-02T02:00:00.000Z').deadline?.day).toBe('2026-11-09');
    expect(story.submit(wang, 'appeal', pay, '2026-09-29T02:00:00.000Z').deadline?.day).toBe('2026-10-12');
  });

  it('keeps the answers in the words the applicant saw', () => {
    const { story, wang } = office();
    const { shown } = story.submit(wang, 'appeal', { ...pay, claimFen: 150_050 }, '2026-11-02T02:00:00.000Z');
    expect(shown).toContainEqual({ field: 'category', label: '您遇到的是哪一类问题？', value: '拖欠工资' });
    expect(shown).toContainEqual({ field: 'claimFen', label: '您认为应该给您多少钱？', value: '1,500.50 元' });
    expect(shown).toContainEqual({ field: 'area', label: '工作的地方在哪里？', value: '象湖镇' });
  });

  it('says for each field what to mend', () => {
    const refused = appeal.fill({ ...pay, story: '没钱', phone: '12', claimFen: -1, name: undefined, phones: 1 });
    expect(refused.ok || refused.refusal.fields).toEqual({
      story: '请再写具体一些，至少 10 个字。',
      phone: '请填 11 位手机号，或带区号的固定电话。',
      claimFen: '金额要大于 0。',
      name: '这一项要填，请补上。',
    });
  });

  it('refuses whatever is not a form without throwing', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(appeal.fill(anything).ok).toBe(false);
      }),
    );
  });
});

describe('a timeline', () => {
  it('shows the first entry that was tampered with', () => {
    const { found, lin, story } = withCase();
    const { timeline } = story.move(found, lin, 'accept', '2026-11-03T02:00:00.000Z');
    expect(firstBroken(timeline, digest)).toBe(-1);
    const forged = timeline.map((entry, index) => (index === 0 ? { ...entry, said: '已撤回' } : entry));
    expect(firstBroken(forged, digest)).toBe(0);
    expect(firstBroken(timeline.slice(1), digest)).toBe(0);
  });

  it('has one hash for one content, whatever order its keys came in', () => {
    expect(canonical({ a: 1, b: { c: [1, { e: 2, d: 3 }] } })).toBe(canonical({ b: { c: [1, { d: 3, e: 2 }] }, a: 1 }));
    const { found } = withCase();
    const [first] = found.timeline;
    if (!first) throw new Error('no entry');
    const { hash, ...rest } = first;
    expect(chain([], rest, digest).hash).toBe(hash);
  });
});

describe('the text of a record', () => {
  const at = '2026-11-03T02:00:00.000Z';
  it.each([
    ['a date', new Date(at)],
    ['what is written as a text', { toJSON: () => at, constructor: String }],
    ['bytes', Buffer.from(at)],
    ['a boxed text', Object(at)],
    ['no number', Number.NaN],
    ['a number without end', Number.POSITIVE_INFINITY],
    ['a big number', 5n],
  ])('is not that of a text or of nothing where there is %s', (_what, foreign) => {
    const texts = [at, null, 5, undefined].map((value) => canonical({ value: [value], at: { value } }));
    expect(texts).not.toContain(canonical({ value: [foreign], at: { value: foreign } }));
    expect(isPlainData({ value: [{ foreign }] })).toBe(false);
  });

  it('is what JSON makes of plain data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(isPlainData(value)).toBe(true);
      }),
    );
    expect(canonical({ b: 1, a: undefined })).toBe('{"b":1}');
  });
});

describe('who may see a case', () => {
  it('is the owner, the desk, and those who oversee the union', () => {
    const { found, story, wang, lin, li } = withCase();
    const leader = story.staff('leader', '周文斌', '13900000006', 'leader', 'office', '副主席');
    const treasurer = story.staff('money', '许惠芳', '13900000007', 'treasurer', 'town:xianghu', '会计');
    const seers = [wang, lin, li, leader, treasurer].filter((who) => maySee(actorOf(who._id, who), found));
    expect(seers).toEqual([wang, lin, leader]);
    expect(maySee(actorOf('stranger', undefined), found)).toBe(false);
  });

  it('hides name, number and openids from those who only oversee', () => {
    const { found, story } = withCase();
    const leader = story.staff('leader', '周文斌', '13900000006', 'leader', 'office', '副主席');
    const text = JSON.stringify(
      caseFor(found, actorOf(leader._id, leader), { union: story.union, catalogue, rounds: [] }),
    );
    for (const secret of [found.owner.id, found.owner.name, found.owner.phone, found.officer?.id ?? ''])
      expect(text).not.toContain(secret);
    expect(text).toContain('王**');
  });

  it('masks the applicant in lists for everybody but herself and those at whose desk it lies', () => {
    const { found, story, lin, wang } = withCase();
    const leader = story.staff('leader', '周文斌', '13900000006', 'leader', 'office', '副主席');
    expect(summaryOf(found, actorOf(leader._id, leader), { union: story.union, catalogue }).who).toBe('王**');
    expect(summaryOf(found, actorOf(lin._id, lin), { union: story.union, catalogue }).who).toBe('王建国');
    expect(summaryOf(found, actorOf(wang._id, wang), { union: story.union, catalogue }).who).toBe('王建国');
  });
});
