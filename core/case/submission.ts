import * as v from 'valibot';
import type { Sure } from '../kernel/doubt';
import { ok, type Result, refuse } from '../kernel/result';
import type { Catalogue } from './catalogue';
import type { Filled, Service } from './service';

/** A filled form of a known service, parsed by that service's own schema. */
export interface Submission {
  service: Service;
  filled: Filled;
  /** What was asked about and confirmed. */
  sure: Sure;
}

/** What was asked about an answer and confirmed, word for word, by question. */
export const Confirmed = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(40)), v.pipe(v.string(), v.maxLength(400))),
  v.check((sure) => Object.keys(sure).length <= 20),
);

const incomplete = '表格没有填完整，请返回检查。';
/** What is sent to ask for something: answers to the questions of a service, which parses them itself (`submissionOf`). */
export const Submitting = v.object(
  {
    kind: v.pipe(v.string('请选择要办的事。'), v.maxLength(40, '没有这项服务。')),
    answers: v.record(v.string(), v.unknown(), incomplete),
    sure: v.optional(Confirmed, {}),
  },
  incomplete,
);

const readBack = '请先把内容当面读给本人听，本人确认以后再提交。';

/**
 * The same for somebody without a phone: the statement must have been read back to her
 * (工会法律援助办法 第十二条: an oral application is recorded and confirmed by the applicant).
 */
export const Assisted = v.pipe(
  v.object({ ...Submitting.entries, readBack: v.literal(true, readBack) }, incomplete),
  v.transform(({ kind, answers, sure }) => ({ kind, answers, sure })),
);

const again = {
  caseId: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
  answers: v.record(v.string(), v.unknown(), incomplete),
  sure: v.optional(Confirmed, {}),
};

/** What is sent to ask again for what was granted once: the earlier case, and the little that is new. */
export const Renewing = v.object(again);

/** The same for whoever was helped in, at her word, and read back to her. */
export const RenewingFor = v.object({ ...again, readBack: v.literal(true, readBack) }, incomplete);

/** What was sent as a form of its service. Refuses `invalidInput` with a sentence for each field to mend. */
export function submissionOf(
  { kind, answers, sure }: v.InferOutput<typeof Submitting>,
  { serviceOf }: Catalogue,
): Result<Submission> {
  const service = serviceOf(kind);
  if (!service) return refuse('invalidInput', { kind: '没有这项服务，请更新小程序后再试。' });
  const filled = service.fill(answers);
  return filled.ok ? ok({ service, filled: filled.value, sure }) : filled;
}
