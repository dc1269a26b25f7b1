import { say } from './bench/figure';
import { measureThroughput } from './bench/throughput';

(async () => {
  const t = Date.now();
  for (const f of await measureThroughput()) say(f);
  console.log((Date.now() - t) / 1000, 's');
})();
