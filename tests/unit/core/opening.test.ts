import { type Opening, openCase, walkInId } from '../../../core/case/open';
import { appeal } from '../../../core/domains/rights/appeal';
import { assign, type Candidate } from '../../../core/record/routing';
import { ruijinUnion } from '../../../local/worlds/union';
import { aColleague } from '../../support/actors';
import { around, office, pay } from '../../support/office';

const { wang } = office();
const at = '2026-11-02T02:00:00.000Z';
const officer: Candidate = { ...aColleague('officer', 'townOfficer', 'town:xianghu'), load: 0 };
const upload = `cloud://env.local/uploads/${'0'.repeat(32)}/${'1'.repeat(32)}/1.png`;
const admission = { season: null, turn: 1, onceKey: 'case-0001', record: [] };

function open(
  answers: object = {},
  opening: Partial<Opening> = {},
  filed?: Map<string, { fileId: string; sha256: string }>,
) {
  const filled = appeal.fill({ ...pay, name: '王建国', phone: '13800000001', ...answers });
  if (!filled.ok) throw new Error(filled.refusal.code);
  const given = { caseId: 'case-0001', number: 'QZ-2026-0001', candidates: [officer], admission, personKey: null };
  return openCase(
    appeal,
    filled.value,
    { ...given, ...opening },
    {
      ...around(wang, at),
      submitId: 'a-submit-id',
      ...(filed && { filed }),
    },
  );
}

describe('a case that was opened', () => {
  it('stands under who handed it in, with her officer told, its clock running and its keys written', () => {
    const found = open();
    expect(found).toMatchObject({
      version: 1,
      open: true,
      owner: { id: wang._id, name: '王建国', phone: '13800000001' },
      helper: null,
      officer: { id: 'officer' },
      deadline: { clock: 'accept', since: '2026-11-02', day: '2026-11-09' },
      dueKey: '2026-11-09|case-0001',
      openedKey: '2026-11-02T02:00:00.000Z|case-0001',
      year: '2026',
      rules: '2026-01-01',
      warned: 0,
      warnOn: '2026-11-06',
      holdsPlace: false,
      limitOn: null,
      papers: [],
      outgoingSince: at,
    });
    expect(found.outgoing).toMatchObject([{ to: 'officer', event: 'assigned', phrase: '新任务', at }]);
    expect(found.timeline).toMatchObject([
      {
        action: 'submit',
        by: { id: wang._id, name: '王建国', party: 'owner' },
        to: 'submitted',
        version: 1,
        said: '已提交',
        input: {},
      },
    ]);
    expect(found.timeline[0]?.shown).toEqual([
      { label: '为什么由他们办理', value: '由工作所在地的工会就近办理。' },
      { label: '为什么由他们办理', value: '象湖镇工会由 officer 经办。' },
    ]);
  });

  it('belongs to the year in Shanghai in which it came in', () => {
    const filled = appeal.fill({ ...pay, name: '王建国', phone: '13800000001' });
    const opening = { caseId: 'case-0001', number: '', candidates: [], admission, personKey: null };
    expect(filled.ok && openCase(appeal, filled.value, opening, around(wang, '2026-12-31T16:00:00.000Z')).year).toBe(
      '2027',
    );
  });

  it('for somebody without a phone stands under her, and says who helped', () => {
    const found = open({}, { walkIn: walkInId('case-0001') });
    expect(found).toMatchObject({ owner: { id: 'walk-in:case-0001', name: '王建国' }, helper: { name: wang.name } });
    expect(found.timeline[0]).toMatchObject({
      by: { id: wang._id, party: 'helper' },
      said: '代 王建国 提交，内容已当面读给本人听',
    });
  });

  it('never comes to the applicant herself, nor to a colleague who was helped in', () => {
    const candidates = [{ ...officer, id: wang._id }];
    expect(open({}, { candidates }).officer).toBeNull();
    const helped = [{ ...officer, phones: ['13800000001'] }];
    expect(open({}, { candidates: helped, walkIn: walkInId('case-0001') }).officer).toBeNull();
    expect(open({}, { candidates: helped }).officer?.id).toBe('officer');
  });

  it('tells nobody where nobody has it', () => {
    expect(open({}, { candidates: [] })).toMatchObject({ officer: null, outgoing: [], outgoingSince: null });
  });

  it('keeps the copies of its papers in the place of what was handed in, with their digests in the chained entry', () => {
    const copy = { fileId: 'cloud://env.local/filed/case-0001/1.png', sha256: 'abc' };
    const found = open({ papers: [{ fileId: upload, name: '合同' }] }, {}, new Map([[upload, copy]]));
    const kept = [{ name: '合同', ...copy }];
    expect([found.papers, found.answers.papers, found.timeline[0]?.input.papers]).toEqual([kept, kept, kept]);
  });

  it('keeps a named limitation date, for which no pause ever counts', () => {
    expect(open({ limitOn: '2027-03-01' }).limitOn).toBe('2027-03-01');
  });
});

describe('the desks of a route', () => {
  const choice = { union: ruijinUnion, today: '2026-11-02', mayHave: () => true };
  const route = { desks: ['town:xianghu', 'rights'] as const, urgent: false, reasons: ['因为。'] };

  it('are asked in their order, and whoever is passed over is named', () => {
    const at = (desk: string) =>
      assign(route, { ...choice, candidates: [{ ...aColleague('one', 'caseOfficer', desk), load: 0 }] });
    expect(at('town:xianghu')).toMatchObject({ desk: 'town:xianghu', officer: { id: 'one' } });
    expect(at('rights')).toEqual({
      desk: 'rights',
      officer: { id: 'one', name: 'one' },
      reasons: ['因为。', '象湖镇工会目前没有可以经办的人。', '市总权益保障部由 one 经办。'],
    });
  });

  it('end at the last, where its head names somebody', () => {
    expect(assign(route, { ...choice, candidates: [] })).toEqual({
      desk: 'rights',
      officer: null,
      reasons: [
        '因为。',
        '象湖镇工会目前没有可以经办的人。',
        '市总权益保障部目前没有可以经办的人。',
        '先放在该部门，由负责人指定经办人。',
      ],
    });
    expect(assign({ ...route, desks: [] }, { ...choice, candidates: [] }).desk).toBe('office');
  });
});
