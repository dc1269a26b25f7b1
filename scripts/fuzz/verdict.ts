import * as v from 'valibot';

const Reply = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({ ok: v.literal(false), refusal: v.object({ code: v.string(), message: v.string() }) }),
]);

/** What a call came to: `granted`, the code of a refusal, or what is wrong with the answer. */
export interface Verdict {
  outcome: string;
  wrong: boolean;
}

/** What the inside looks like when it shows: a stack, a path, a class of error. */
const inside = /\bat [^"]{1,80} \(|node_modules|[A-Za-z]Error:|\.js:\d+/;

/** Judges a reply of the functions' door. The door itself turns away what is no event of a phone, or too large for one, with 400, 401 or 413. */
export function judge(status: number, text: string): Verdict {
  if ([400, 401, 413].includes(status)) return { outcome: `turned away (${status})`, wrong: false };
  if (status !== 200) return { outcome: `HTTP ${status}`, wrong: true };
  const reply = v.safeParse(Reply, parsed(text));
  if (!reply.success) return { outcome: 'neither value nor refusal', wrong: true };
  if (reply.output.ok) return { outcome: 'granted', wrong: false };
  const { code, message } = reply.output.refusal;
  if (inside.test(text)) return { outcome: 'shows the inside', wrong: true };
  if (!/[\u4e00-\u9fff]/.test(message)) return { outcome: 'no sentence', wrong: true };
  return { outcome: code, wrong: code === 'internal' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
