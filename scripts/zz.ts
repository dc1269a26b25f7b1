import { fillWithCases } from './bench/fill';
(async()=>{const t=Date.now();await fillWithCases(process.argv[2]!, Number(process.argv[3]));console.log((Date.now()-t)/1000,'s', process.memoryUsage().rss/1e6)})();
