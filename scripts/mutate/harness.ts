import { expect } from 'expect';

/** One `it`, with what must run around it. */
export interface Test {
  name: string;
  run(): Promise<void>;
}

type Work = () => unknown;

interface Group {
  name: string;
  before: Work[];
  after: Work[];
  once: Work[];
  parent: Group | undefined;
  begun: boolean;
}

const newGroup = (name: string, parent?: Group): Group => ({
  name,
  before: [],
  after: [],
  once: [],
  parent,
  begun: false,
});

let group = newGroup('');
let collected: Test[] = [];
const last: Work[] = [];

/** What stands under `afterAll`, of every file that was collected. */
export async function finish(): Promise<void> {
  for (const work of last.splice(0).reverse()) await work();
}

/** What loading a file of tests adds. */
export function collect(load: Work): Test[] {
  group = newGroup('');
  collected = [];
  load();
  return collected;
}

const chain = (of: Group): Group[] => (of.parent ? [...chain(of.parent), of] : [of]);

async function runIn(own: Group, body: Work): Promise<void> {
  const groups = chain(own);
  for (const each of groups) {
    if (each.begun) continue;
    for (const work of each.once) await work();
    each.begun = true;
  }
  for (const each of groups) for (const work of each.before) await work();
  try {
    await body();
  } finally {
    for (const each of groups.reverse()) for (const work of each.after) await work();
  }
}

function addTest(name: string, body: Work): void {
  const own = group;
  const named = [...chain(own).map((each) => each.name), name].filter(Boolean).join(' › ');
  collected.push({ name: named, run: () => runIn(own, body) });
}

function addGroup(name: string, body: Work): void {
  group = newGroup(name, group);
  body();
  group = group.parent ?? group;
}

/** Adds one for each row of a table, as jest does: a row that is a list is spread. */
function each(add: (name: string, body: Work) => void) {
  return (table: readonly unknown[]) => (name: string, body: (...row: unknown[]) => unknown) => {
    for (const [at, row] of table.entries())
      add(`${name} ${at}`, () => (Array.isArray(row) ? body(...row) : body(row)));
  };
}

const it = Object.assign(addTest, { each: each(addTest) });
const describe = Object.assign(addGroup, { each: each(addGroup) });
const hook = (list: 'before' | 'after' | 'once') => (work: Work) => {
  group[list].push(work);
};

/** The words that tests of pure rules are written in; what needs more of jest is not played here. */
export const words = {
  it,
  test: it,
  describe,
  expect,
  beforeEach: hook('before'),
  afterEach: hook('after'),
  beforeAll: hook('once'),
  afterAll: (work: Work) => {
    last.push(work);
  },
};
