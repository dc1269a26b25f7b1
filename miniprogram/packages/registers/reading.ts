import type { Home } from '../../../core/domains/office/operations';
import { registerOf, registers } from '../../../core/domains/registers';
import { mayKeep, readsOf } from '../../../core/register/access';
import type { Register } from '../../../core/register/register';
import type { Actor } from '../../../core/union/access';
import { homeAtOnce } from '../../services/session';

/** A register as somebody reads it. */
export interface Reading {
  register: Register;
  home: Home;
  /** Which part of it she sees: of one desk, or of all. */
  part: { desk?: string };
}

/** The register that a page is about, the first that she reads where it names none; or why she does not read it. */
export async function readingOf(kind: string): Promise<{ ok: true; value: Reading } | { ok: false; message: string }> {
  const home = await homeAtOnce();
  if (!home.ok) return home;
  const register = kind === '' ? readable(home.value)[0] : registerOf(kind);
  if (!register) return { ok: false, message: kind === '' ? notHers : '没有这本台账，请返回重新选择。' };
  const part = partOf(home.value, register);
  return part ? { ok: true, value: { register, home: home.value, part } } : { ok: false, message: notHers };
}
const notHers = '这本台账由负责的部门和乡镇工会查看。';

/** The registers that she reads. */
export const readable = (home: Home): Register[] => registers.filter((register) => partOf(home, register));

/** Who reads a register, as far as her phone knows her. */
function readerOf({ me: { staff } }: Home): Actor {
  if (!staff) return { id: '', name: '' };
  return { id: '', name: '', staff: { role: staff.role, desk: staff.desk, handle: staff.handle, level: 'city' } };
}

function partOf(home: Home, register: Register): Reading['part'] | null {
  const reads = readsOf(readerOf(home), register);
  if (!reads) return null;
  return reads.desk === null ? {} : { desk: reads.desk };
}

/** True for whoever may enter records. */
export function keeps({ home, register }: Reading): boolean {
  const { staff } = home.me;
  return staff !== null && mayKeep(readerOf(home), register, staff.desk);
}
