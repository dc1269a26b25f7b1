import type { Service } from '../case/service';
import { appeal } from './rights/appeal';
import { scholarship } from './scholarship/scholarship';

/** Every service the union offers; a new one is a new file and a row here. */
export const services: readonly Service[] = [appeal, scholarship];

export function serviceOf(kind: string): Service | undefined {
  return services.find((service) => service.kind === kind);
}
