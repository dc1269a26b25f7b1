import type { Network } from './host';
import { drawChoice } from './shell/choice';
import { fetchPeople, type Person } from './shell/cloud';
import { Device } from './shell/device';
import { MessagesBlock } from './shell/messages';
import { part } from './shell/nodes';
import { PeopleBlock, readNewcomers } from './shell/people';

const OPENID_KEY = 'shell:openid';

const NETWORKS: readonly { value: Network; label: string }[] = [
  { value: 'on', label: '正常' },
  { value: 'slow', label: '慢' },
  { value: 'off', label: '断开' },
];
const TYPE_SIZES = [
  { value: 'standard', label: '标准' },
  { value: 'large', label: '大' },
] as const;

const messages = new MessagesBlock((page) => device.open(page));
const device = new Device(() => messages.soon());
const people = new PeopleBlock((openid) => become(openid, ''));
window.__phone = device;
void start();

async function start(): Promise<void> {
  drawChoice(part('network'), NETWORKS, 'on', (network) => device.setNetwork(network));
  drawChoice(part('type'), TYPE_SIZES, device.largeType ? 'large' : 'standard', (size) =>
    device.setLargeType(size === 'large'),
  );
  // Whom the address or the last visit names need not wait for the list.
  const page = decodeURI(window.location.hash.slice(1));
  const named = new URLSearchParams(window.location.search).get('as') ?? localStorage.getItem(OPENID_KEY);
  if (named !== null) become(named, page);
  const known = await fetchPeople().catch((): Person[] => []);
  people.show(known, device.openid);
  if (device.openid === '') become(firstPerson(known), page);
}

function become(openid: string, page: string): void {
  localStorage.setItem(OPENID_KEY, openid);
  device.start(openid, page);
  people.draw(openid);
  messages.watch(openid);
}

function firstPerson(known: Person[]): string {
  const worker = known.find((each) => each.role === 'worker') ?? known[0];
  return worker?.openid ?? readNewcomers()[0] ?? 'newcomer';
}
