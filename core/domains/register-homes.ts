import type { CityDesk } from '../union/union';

/** The departments that keep a register: who works there finds it on her bench, without the definitions of all of them. */
export const registerHomes: readonly CityDesk[] = ['organising'];
