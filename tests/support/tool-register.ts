import * as v from 'valibot';
import { ofDesk } from '../../core/figures/figure';
import { addDays, dayOf, isDay, sayWholeDate } from '../../core/kernel/day';
import { count, day, longText, optional, papers, text, unit } from '../../core/kernel/field';
import { answersAt } from '../../core/record/amend';
import { defineRegister, type Register } from '../../core/register/register';
import { areaName } from '../../core/union/union';

const form = v.object({
  name: text('名称', 30),
  code: text('编号', 20),
  zone: unit('放在哪里'),
  pieces: count('数量', '件', 999),
  note: optional(longText('说明', 2, 200)),
});

/** What the union lends out, in a few lines: the smallest register that has everything a register can have. */
export function toolRegister(): Register {
  return defineRegister({
    kind: 'tool',
    title: '器材台账',
    noun: '器材',
    unit: '件',
    icon: 'tools',
    prefix: 'QC',
    home: 'organising',
    form,
    steps: [{ title: '登记器材', fields: ['name', 'code', 'zone', 'pieces', 'note'] }],
    again: { label: '重新登记', explain: '按现在的情况重填，原来的留在记录里。', said: '重新登记了' },
    subject: ({ name, code }) => ({ key: code, headline: name }),
    desks: ({ zone }) => [zone.startsWith('town:') ? `town:${zone.slice(5)}` : 'organising'],
    flow: {
      start: 'ready',
      states: {
        ready: { label: '在库', tone: 'done', open: true },
        lent: { label: '借出', tone: 'working', open: true },
        gone: { label: '报废', tone: 'ended', open: false },
      },
      steps: {
        lend: {
          label: '借出',
          decides: false,
          from: ['ready'],
          to: 'lent',
          by: ['officer', 'deskMate'],
          form: v.object({
            borrower: text('借给谁', 20),
            backOn: day('哪天还', { from: { of: 'today' }, to: { of: 'today', days: 90 } }),
            receipt: optional(papers('借条', 1)),
          }),
          explain: '到期前会提醒您。',
          said: '借出了',
        },
        takeBack: {
          label: '归还',
          decides: false,
          from: ['lent'],
          to: 'ready',
          by: ['officer', 'deskMate'],
          explain: '检查完好再点。',
          said: '归还了',
        },
        scrap: {
          label: '报废',
          decides: false,
          from: ['ready'],
          to: 'gone',
          by: ['head'],
          apart: ['lend'],
          explain: '报废以后不能再借。',
          said: '报废了',
        },
      },
    },
    columns: [
      { title: '编号', width: 12, cell: ({ answers }) => String(answers.code) },
      { title: '数量', width: 8, cell: ({ answers }) => `${answers.pieces} 件` },
    ],
    filters: [
      {
        name: 'zone',
        label: '地方',
        options: ({ desks }) => desks.flatMap(({ id, area }) => (area ? [{ value: id, label: area }] : [])),
        of: ({ answers }) => String(answers.zone),
      },
    ],
    mistakes: (_action, { name, code, note }) => ({
      ...(name !== undefined && name === code ? { code: '编号不能和名称一样。' } : {}),
      ...(name !== undefined && name === note ? { note: '说明不能和名称一样。' } : {}),
    }),
    duties({ status, timeline }) {
      const lent = [...timeline].reverse().find(({ action }) => action === 'lend');
      if (status !== 'lent' || !lent) return [];
      const on = String(lent.input.backOn);
      const early = addDays(on, -7);
      const back = { name: 'back', label: '收回', on };
      // A week before, where there is so much time.
      return early > dayOf(lent.at) ? [back, { name: 'call', label: '提醒归还', on: early }] : [back];
    },
    glance: ({ timeline }) => [
      { label: '借出过', value: `${timeline.filter(({ action }) => action === 'lend').length} 次` },
    ],
    contact: ({ answers: { note } }) => (note === undefined ? undefined : { name: '仓库', phone: '07972500000' }),
    point: ({ answers }) => (answers.zone === 'town:xianghu' ? { east: 116.03, north: 25.88 } : undefined),
    way: {
      stages: ['借出', '归还'],
      reached: ({ timeline }) =>
        ['lend', 'takeBack'].map((step) => {
          const entry = [...timeline].reverse().find(({ action }) => action === step);
          return entry ? dayOf(entry.at) : null;
        }),
    },
    books: {
      card: {
        title: '器材卡片',
        columns: [
          { title: '名称', width: 20, cell: ({ answers }) => String(answers.name) },
          { title: '地方', width: 20, cell: ({ answers }, { union }) => areaName(union, String(answers.zone)) },
          { title: '经过', width: 40, cell: ({ timeline }) => timeline.map(({ said }) => said).join('；') },
        ],
        holds: ({ status }) => status !== 'gone',
      },
    },
    facts(record, at) {
      const entry = record.timeline[at];
      const { pieces, zone } = answersAt(record, at);
      if (entry?.to === 'gone') return { kept: null };
      const kept = { kept: { quantity: Number(pieces), unit: '件', part: String(zone), desk: String(zone) } } as const;
      if (entry?.action === 'open' || entry?.action === 'again') return kept;
      return {};
    },
    letters: [
      {
        name: 'loan',
        title: '借用单',
        after: 'lend',
        write({ status, answers, timeline }, at, { union }) {
          const { at: lentAt = '', input: { borrower = '', backOn = '' } = {} } = timeline[at] ?? {};
          if (status !== 'lent' || !isDay(String(backOn))) return undefined;
          return {
            title: `${answers.name}借用单`,
            number: `器材〔${answers.code}〕`,
            to: String(borrower),
            paragraphs: [`借出${answers.name} ${answers.pieces} 件。`, `请在${sayWholeDate(String(backOn))}以前归还。`],
            table: { columns: ['项目', '内容'], rows: [['说明', String(answers.note ?? '没有')]] },
            signature: union.name,
            day: dayOf(lentAt),
          };
        },
      },
    ],
    figures: {
      'tools.kept': {
        label: '器材',
        unit: '件',
        words: '登记在册、没有报废的',
        readers: ofDesk,
        counts: { of: 'ledger', kind: 'tool', fact: 'kept', measure: 'quantity', over: 'stock', byTopic: true },
      },
      'tools.kinds': {
        label: '登记的器材',
        unit: '件',
        words: '登记在册、没有报废的，一条算一件',
        readers: ofDesk,
        counts: { of: 'ledger', kind: 'tool', fact: 'kept', measure: 'count', over: 'stock' },
      },
    },
    board: {
      rates: [],
      counts: ['tools.kept', 'tools.kinds'],
      parts: [{ title: '都放在哪里', figure: 'tools.kept' }],
      desks: { title: '各处', part: 'tools.kinds', whole: 'tools.kept', beside: [] },
    },
  });
}
