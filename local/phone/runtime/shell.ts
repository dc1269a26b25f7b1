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
  const page = decodeURI(window.location.hash.slice(1));
  const named = new URLSearchParams(window.location.search).get('as') ?? localStorage.getItem(OPENID_KEY);
  take(named ?? firstPerson(await knownPeople()), page);
  // Phone and panel share one processor: the person looks at the phone first.
  await device.whenSettled();
  drawChoice(part('network'), NETWORKS, 'on', (network) => device.setNetwork(network));
  drawChoice(part('type'), TYPE_SIZES, device.largeType ? 'large' : 'standard', (size) =>
    device.setLargeType(size === 'large'),
  );
  messages.watch(device.openid);
  people.show(await knownPeople(), device.openid);
}

function become(openid: string, page: string): void {
  take(openid, page);
  people.draw(openid);
  messages.watch(openid);
}

function take(openid: string, page: string): void {
  localStorage.setItem(OPENID_KEY, openid);
  device.start(openid, page);
}

function knownPeople(): Promise<Person[]> {
  return fetchPeople().catch(() => []);
}

function firstPerson(known: Person[]): string {
  const worker = known.find((each) => each.role === 'worker') ?? known[0];
  return worker?.openid ?? readNewcomers()[0] ?? 'newcomer';
}
