import fc from 'fast-check';
import * as v from 'valibot';
import { type Census, census } from '../../../../core/domains/enterprises/census';
import { censusMistakes, checkCensus } from '../../../../core/domains/enterprises/census-rules';
import { industries, ownerships } from '../../../../core/domains/enterprises/codes';
import { boundTo, reasons } from '../../../../core/domains/enterprises/no-union';
import { sameness } from '../../../../core/domains/enterprises/same-enterprise';
import { fieldsOf } from '../../../../core/kernel/field';
import { parseInput } from '../../../../core/kernel/form';
import { ruijinUnion } from '../../../../local/worlds/union';
import { found as aCensus } from '../../../support/enterprises';

const around = { today: '2026-04-30', union: ruijinUnion };
const without = <K extends keyof Census>(answers: Census, ...names: K[]) =>
  v.parse(census, Object.fromEntries(Object.entries(answers).filter(([name]) => !names.some((each) => each === name))));
const refusedBy = (answers: Census) => {
  const checked = checkCensus(answers, around);
  return checked.ok ? {} : checked.refusal.fields;
};

describe('the tables of the census', () => {
  it('have the three fears before every other reason, each with what is to be done next', () => {
    expect(Object.keys(reasons).slice(0, 3)).toEqual(['ownerFears', 'officeFears', 'workerFears']);
    expect(Object.keys(boundTo)).toEqual(Object.keys(reasons));
    for (const { next } of Object.values(boundTo)) expect(next).toMatch(/。$/);
  });

  it('have the twenty classes of the economy and the ownerships of the national form, in their order', () => {
    expect(Object.keys(industries)).toHaveLength(20);
    expect(Object.keys(industries)).toEqual([...Object.keys(industries)].sort());
    expect(Object.keys(ownerships)).toEqual([...Object.keys(ownerships)].sort());
  });

  it('are offered as they stand', () => {
    const offered = (name: string) => fieldsOf(census).find((field) => field.name === name)?.options?.[0];
    expect(offered('mainReason')).toEqual({ value: 'ownerFears', label: '老板怕：怕工会搞对立、增加负担' });
    expect(offered('ownership')).toEqual({ value: '110', label: '国有企业' });
  });
});

describe('a census', () => {
  it('is taken as it is where nothing speaks against it', () => {
    expect(censusMistakes(aCensus())).toEqual({});
    expect(checkCensus(aCensus(), around)).toMatchObject({ ok: true });
  });

  it('names every question that was left open and is needed', () => {
    const parsed = parseInput(census, {});
    const open = parsed.ok ? [] : Object.keys(parsed.refusal.fields ?? {});
    const needed = fieldsOf(census).filter(({ required }) => required);
    expect(open).toEqual(needed.map(({ name }) => name));
    expect(needed.length).toBeGreaterThan(25);
  });

  it('lets nobody count as many in a part as more than there are workers, and a part be all of them', () => {
    expect(refusedBy(aCensus({ female: 60, migrant: 60, dispatched: 60, platform: 60 }))).toEqual({});
    expect(refusedBy(aCensus({ female: 61 }))).toEqual({ female: '女职工不能多于职工总数 60 人。' });
    expect(refusedBy(aCensus({ migrant: 61 }))).toEqual({ migrant: '农民工不能多于职工总数 60 人。' });
    expect(refusedBy(aCensus({ dispatched: 61 }))).toEqual({ dispatched: '劳务派遣不能多于职工总数 60 人。' });
    expect(refusedBy(aCensus({ platform: 61 }))).toEqual({ platform: '新就业形态不能多于职工总数 60 人。' });
  });

  it('never passes with a part above the whole, whatever else is said', () => {
    const people = fc.nat(300);
    fc.assert(
      fc.property(people, people, people, people, people, (workers, female, migrant, dispatched, platform) => {
        const passes =
          Object.keys(censusMistakes(aCensus({ workers, female, migrant, dispatched, platform }))).length === 0;
        expect(passes).toBe(Math.max(female, migrant, dispatched, platform) <= workers);
      }),
    );
  });

  it('takes nobody at all as a number of workers, and no less', () => {
    expect(v.is(census, aCensus({ workers: 0, female: 0, migrant: 0, dispatched: 0, platform: 0 }))).toBe(true);
    expect(v.is(census, { ...aCensus(), female: -1 })).toBe(false);
    expect(v.is(census, { ...aCensus(), female: 1.5 })).toBe(false);
    expect(v.is(census, { ...aCensus(), workers: 100_000 })).toBe(true);
    expect(v.is(census, { ...aCensus(), workers: 100_001 })).toBe(false);
  });

  it('says of which day its numbers are: no day before the opening, none that is still to come', () => {
    expect(refusedBy(aCensus({ openedOn: '2026-03-01', countedOn: '2026-03-01' }))).toEqual({});
    expect(refusedBy(aCensus({ openedOn: '2026-03-02', countedOn: '2026-03-01' }))).toEqual({
      countedOn: '人数的日子不能早于成立日期。',
    });
    expect(refusedBy(aCensus({ countedOn: '2026-04-30' }))).toEqual({});
    expect(refusedBy(aCensus({ countedOn: '2026-05-01' }))).toEqual({
      countedOn: '还没有到这一天，请选今天或以前的日子。',
    });
  });

  it('gives one main reason where there is no union, and each other one once', () => {
    expect(refusedBy(without(aCensus(), 'mainReason'))).toEqual({ mainReason: '没有工会的，请选一个主要原因。' });
    expect(refusedBy(aCensus({ otherReasons: [{ reason: 'workerFears' }, { reason: 'turnover' }] }))).toEqual({});
    const once = { otherReasons: '同一个原因只写一次，主要原因不用再写。' };
    expect(refusedBy(aCensus({ otherReasons: [{ reason: 'ownerFears' }] }))).toEqual(once);
    expect(refusedBy(aCensus({ otherReasons: [{ reason: 'turnover' }, { reason: 'turnover' }] }))).toEqual(once);
  });

  it('tells what another reason is', () => {
    const told = { reasonStory: '选了“其他”，请写明是什么原因。' };
    expect(refusedBy(aCensus({ mainReason: 'other' }))).toEqual(told);
    expect(refusedBy(aCensus({ otherReasons: [{ reason: 'other' }] }))).toEqual(told);
    expect(refusedBy(aCensus({ mainReason: 'other', reasonStory: '股东正在变更。' }))).toEqual({});
  });

  it('of an enterprise with a union says which and how many members, and gives no reason', () => {
    const union = without(aCensus({ hasUnion: 'yes', unionForm: 'single', members: 60 }), 'mainReason');
    expect(refusedBy(union)).toEqual({});
    expect(refusedBy({ ...union, members: 61 })).toEqual({ members: '会员不能多于职工总数 60 人。' });
    expect(refusedBy(without(union, 'unionForm', 'members'))).toEqual({
      unionForm: '有工会的，请选建会类型。',
      members: '有工会的，请填会员人数。',
    });
    expect(refusedBy({ ...union, mainReason: 'refuses', otherReasons: [{ reason: 'turnover' }] })).toEqual({
      mainReason: '已经有工会，没有建会的原因请不要选。',
      otherReasons: '已经有工会，没有建会的原因请删去。',
    });
    expect(refusedBy(aCensus({ unionForm: 'single', members: 3 }))).toEqual({
      unionForm: '没有工会，这里请不要选。',
      members: '没有工会，会员人数请留空。',
    });
  });

  it('of an enterprise with a party organisation says how many are in it', () => {
    expect(refusedBy(aCensus({ hasParty: 'yes' }))).toEqual({ partyCount: '有党组织的，请填党员人数。' });
    expect(refusedBy(aCensus({ hasParty: 'yes', partyCount: 3 }))).toEqual({});
  });

  it('hears of everything that is amiss at once', () => {
    expect(refusedBy(aCensus({ female: 61, zone: 'town:nowhere', creditCode: '91350100M0001TGQXM' }))).toEqual({
      female: '女职工不能多于职工总数 60 人。',
      zone: '列表里没有这一项，请重新选择。',
    });
    expect(refusedBy(aCensus({ female: 61, creditCode: '91350100M0001TGQXM' }))).toEqual({
      female: '女职工不能多于职工总数 60 人。',
    });
  });

  it('is checked by somebody else than whoever looked', () => {
    expect(refusedBy(aCensus({ surveyor: 'a'.repeat(16), checker: 'a'.repeat(16) }))).toEqual({
      checker: '核对要由另一位同事来做，不能和普查员是同一个人。',
    });
  });

  it('is of an enterprise of the city, known from each source once', () => {
    expect(refusedBy(aCensus({ zone: 'elsewhere' }))).toEqual({ zone: '普查只登记本市的单位，请选乡镇、园区或系统。' });
    expect(refusedBy(aCensus({ zone: 'town:nowhere' }))).toEqual({ zone: '列表里没有这一项，请重新选择。' });
    expect(refusedBy(aCensus({ source: [{ source: 'tax' }, { source: 'tax' }] }))).toEqual({
      source: '同一个来源只选一次。',
    });
  });

  it('has a credit code or says why it has none', () => {
    const none = without(aCensus(), 'creditCode');
    expect(refusedBy(none)).toEqual({ noCode: '没有填统一社会信用代码，请选一个原因。' });
    expect(refusedBy({ ...none, noCode: 'preparing' })).toEqual({});
    expect(refusedBy(aCensus({ noCode: 'preparing' }))).toEqual({ noCode: '已经填了代码，这里请不要选。' });
  });

  it('asks once about a code that fails its check, and takes it when it was held against the licence', () => {
    const pilot = aCensus({ creditCode: '91350100M0001TGQXM' });
    const asked = checkCensus(pilot, around);
    expect(asked).toMatchObject({ refusal: { code: 'doubtful' } });
    if (!asked.ok) expect(checkCensus(pilot, around, asked.refusal.fields)).toMatchObject({ ok: true });
    expect(fieldsOf(census).find(({ name }) => name === 'creditCode')?.assure).toBe('已与证照核对');
    expect(v.is(census, { ...aCensus(), creditCode: '91350100M0001TGQX' })).toBe(false);
  });

  it('knows a point on the map by degrees east and north, however they are parted', () => {
    const point = (typed: string) => {
      const parsed = v.safeParse(census, { ...aCensus(), point: typed });
      return parsed.success ? parsed.output.point : parsed.issues[0].message;
    };
    expect(['116.0271,25.8854', '１１６.0271，25.8854', '116.0271 25.8854'].map(point)).toEqual(
      Array(3).fill('116.0271,25.8854'),
    );
    for (const wrong of [
      '25.8854,116.0271',
      '116.0271',
      '72.9999,25.8854',
      '136.001,25.8854',
      '116.0271,2.999',
      '116.0271,54.001',
    ])
      expect(point(wrong)).toBe('请填“经度,纬度”，例如 115.98231,25.88540。');
    expect(['73.000,3.000', '136.000,54.000'].map(point)).toEqual(['73.000,3.000', '136.000,54.000']);
  });
});

describe('two records', () => {
  const named = (name: string, part: Partial<Census> = {}) => ({ ...without(aCensus(), 'creditCode'), name, ...part });

  it('are of one enterprise by its code, whatever they call it', () => {
    expect(sameness(aCensus({ name: '甲厂' }), aCensus({ name: '乙厂' }))).toBe('code');
  });

  it('are looked at side by side where they have one name, however its signs are written', () => {
    expect(sameness(named('瑞金市红都(集团)有限公司'), named('瑞金市红都（集团） 有限公司'))).toBe('name');
    const codes = [{ creditCode: '91440300708461136T' }, { creditCode: '91110000600037341L' }];
    expect(sameness(named('红都鞋业', codes[0]), named('红都鞋业', codes[1]))).toBe('name');
    expect(sameness(named('TCL电子'), named('ｔｃｌ电子'))).toBe('name');
    expect(sameness(named('红都鞋业'), named('红都鞋业二厂'))).toBeUndefined();
  });

  it('are so too by a name that one of them bore, but for two different codes', () => {
    const formerly = { formerNames: [{ name: '红都鞋厂' }] };
    expect(sameness(named('红都鞋业', formerly), named('红都鞋厂'))).toBe('formerName');
    expect(sameness(named('红都鞋厂'), named('红都鞋业', formerly))).toBe('formerName');
    expect(sameness(aCensus({ name: '红都鞋厂' }), named('红都鞋业', formerly))).toBe('formerName');
    expect(sameness(named('红都鞋业', formerly), aCensus({ name: '红都鞋厂' }))).toBe('formerName');
    const codes = [{ creditCode: '91440300708461136T' }, { creditCode: '91110000600037341L' }];
    expect(sameness(named('红都鞋业', { ...formerly, ...codes[0] }), named('红都鞋厂', codes[1]))).toBeUndefined();
  });
});
