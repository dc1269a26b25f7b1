import type { Service } from '../case/service';
import { appeal } from './rights/appeal';
import { scholarship } from './scholarship/scholarship';

/** Every service the union offers; a new one is a folder beside this file and a name here. */
export const services: readonly Service[] = [appeal, scholarship];

export const serviceOf = (kind: string): Service | undefined => services.find((service) => service.kind === kind);
