import * as v from 'valibot';
import { addDays, dayOf } from '../../core/kernel/day';
import type { Planned } from './mix';

const Granted = <T extends v.GenericSchema>(value: T) => v.object({ ok: v.literal(true), value });
const Saved = Granted(v.object({ version: v.string() }));
const OpenedCase = Granted(v.object({ id: v.string(), version: v.number(), status: v.string(), days: v.unknown() }));
const OpenedRecord = Granted(v.object({ id: v.string(), version: v.number(), steps: v.array(v.string()) }));

const mostKept = 50;
const today = () => dayOf(new Date().toISOString());

/** The step that an officer takes next in a state of an appeal. */
const stepAt: Readonly<Record<string, () => { action: string; input: Record<string, unknown> }>> = {
  submitted: () => ({ action: 'accept', input: {} }),
  accepted: () => ({
    action: 'settle',
    input: { agreedFen: 900_000, payOn: addDays(today(), 20), terms: '二十天内一次付清九千元，双方不再有其他争议。' },
  }),
  settled: () => ({
    action: 'resolve',
    input: { outcome: '已与单位协商，钱已经全部到账，双方没有其他争议。', agreedFen: 900_000, receivedFen: 900_000 },
  }),
  referred: () => ({
    action: 'answered',
    input: { answer: '已经责令单位改正，三日内复查。', answeredOn: today() },
  }),
};

const visit = () => ({
  visitedOn: today(),
  way: 'phone',
  metName: '王总',
  metPost: '总经理',
  story: '讲了工会能办的实事，对方愿意考虑。',
  earlier: 'kept',
  next: '两周后再联系。',
});

/** What is learned from replies, so that steps are taken on what lies there now. */
export class Learned {
  private readonly steps: Planned[] = [];
  private readonly visits: Planned[] = [];
  private readonly drafts = new Map<string, string>();

  /** Takes a reply in, by the operation that it answers. */
  learn({ who, operation }: Planned, text: string): void {
    if (operation === 'draft.save') this.learnDraft(who, text);
    if (operation === 'case.open' && who.startsWith('soak-staff') && this.steps.length < mostKept)
      this.learnCase(who, text);
    if (operation === 'register.open' && this.visits.length < mostKept) this.learnRecord(who, text);
  }

  /** A step of a case that one of its officers has just looked at. */
  step = (): Planned | undefined => this.steps.shift();

  /** A note beside a record that its keeper has just looked at. */
  visit = (): Planned | undefined => this.visits.shift();

  /** On which version somebody's form goes on. */
  draftOf = (who: string): string | null => this.drafts.get(who) ?? null;

  private learnDraft(who: string, text: string): void {
    const read = v.safeParse(Saved, JSON.parse(text));
    if (read.success) this.drafts.set(who, read.output.value.version);
  }

  private learnCase(who: string, text: string): void {
    const read = v.safeParse(OpenedCase, JSON.parse(text));
    const next = read.success ? stepAt[read.output.value.status]?.() : undefined;
    if (!read.success || !next) return;
    const { id, version } = read.output.value;
    this.steps.push({ who, operation: 'case.move', input: { caseId: id, version, ...next } });
  }

  private learnRecord(who: string, text: string): void {
    const read = v.safeParse(OpenedRecord, JSON.parse(text));
    if (!read.success || !read.output.value.steps.includes('visit')) return;
    const { id, version } = read.output.value;
    this.visits.push({
      who,
      operation: 'register.move',
      input: { recordId: id, version, action: 'visit', input: visit() },
    });
  }
}
