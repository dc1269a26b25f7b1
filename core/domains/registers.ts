import type { Register } from '../register/register';
import { enterpriseRegister } from './enterprises/register';
import { targetRegister } from './enterprises/targets';

/** Every register that staff keep; a new one is a folder beside this file and a name here. */
export const registers: readonly Register[] = [enterpriseRegister, targetRegister];

export const registerOf = (kind: string): Register | undefined => registers.find((register) => register.kind === kind);
