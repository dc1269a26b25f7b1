import { scholarshipRules } from '../../core/domains/scholarship/rules';
import { addDays } from '../../core/kernel/day';
import { lastDecided, undecided, usualOf } from '../../core/union/rules';
import { today, year } from './aid-centre';
import { announced } from './holidays';
import type { Replay } from './replays';

const auditor = 'staff-guo';
const administrator = 'staff-sun';
const head = 'staff-wen';

/** Settings that were changed in the store are let hold, and were changed again before the call is repeated. */
export const attestedSettings: Replay = {
  safe: 'the document remembers its changes',
  answers: 'the same',
  async story({ first, act }) {
    const edited = async (hours: string) => {
      const { database } = await import('../../cloudfunctions/shared/store/database');
      await database.collection('settings').doc('union').update({ hours });
      await act(auditor, 'home.open', {});
      const { rows } = await act(auditor, 'alarm.list', { settled: false });
      return rows.find(({ kind }) => kind === 'brokenSettings')?.id ?? '';
    };
    await first(auditor, 'settings.attest', { id: await edited('全天'), note: '已和办公室逐项核对。' });
    await act(auditor, 'settings.attest', { id: await edited('上午'), note: '已和办公室逐项核对。' });
  },
};

/** A year of holidays is entered, and was put right before the call is repeated. */
export const arrangedYear: Replay = {
  safe: 'the document remembers its changes',
  answers: 'as it is now',
  async story({ first, act }) {
    const next = Number(year) + 1;
    await first(administrator, 'calendar.arrange', announced(next, 2));
    const { entered } = await act(administrator, 'calendar.open', {});
    await act(administrator, 'calendar.arrange', { ...announced(next, 1), corrects: entered[0]?.at });
  },
};

/** Rules are decided, and were decided anew before the call is repeated. */
export const decidedRules: Replay = {
  safe: 'the document remembers its changes',
  answers: 'as it is now',
  async story({ first, act }) {
    const from = addDays(today, 30);
    const decided = (payDays: number) => ({
      of: 'scholarship',
      from,
      numbers: { ...usualOf(scholarshipRules), payDays },
    });
    await first(administrator, 'rules.change', { ...decided(16), corrects: undecided });
    const corrects = lastDecided((await act(administrator, 'rules.open', {})).rules)?.at ?? undecided;
    await act(administrator, 'rules.change', { ...decided(20), corrects });
  },
};

/** A season is announced, and was changed before the call is repeated. */
export const announcedSeason: Replay = {
  safe: 'the document remembers its changes',
  answers: 'as it is now',
  async story({ first, act }) {
    const { seasons: before } = await act(head, 'season.list', {});
    const [season] = before.slice(-1).map(({ by: _by, at: corrects, ...asked }) => ({ ...asked, corrects }));
    if (!season) throw new Error('no season was announced');
    await first(head, 'season.announce', { ...season, places: 90 });
    const { seasons } = await act(head, 'season.list', {});
    const corrects = seasons.find((each) => each.year === season.year)?.at;
    await act(head, 'season.announce', { ...season, places: 70, corrects });
  },
};
