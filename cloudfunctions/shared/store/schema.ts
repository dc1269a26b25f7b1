/** One index: fields in order, 1 ascending, -1 descending. Uniquely indexed fields must never be null. */
export interface IndexSchema {
  name: string;
  unique?: boolean;
  fields: readonly (readonly [path: string, direction: 1 | -1])[];
}

export interface CollectionSchema {
  name: string;
  /**
   * By how much is lost without each, for they are made in this order where an environment allows too few: the unique ones, on which
   * promises rest, what the timer asks for every minute, then what is opened most.
   */
  indexes: readonly IndexSchema[];
}

/** The lists of a register by one key: whole, of a desk, of one tag, and of a desk with one. */
const listedBy = (key: string, called = ''): IndexSchema[] =>
  [
    { name: `inOrder${called}`, fields: ['kind'] },
    { name: `ofDesk${called}`, fields: ['kind', 'desk'] },
    { name: `byTag${called}`, fields: ['kind', 'tags'] },
    { name: `ofDeskByTag${called}`, fields: ['kind', 'desk', 'tags'] },
  ].map(({ name, fields }) => ({ name, fields: [...fields, key].map((field) => [field, 1] as const) }));

/** Every collection and index of the product: the local cloud and the production deployment both read this list. */
export const collections: readonly CollectionSchema[] = [
  { name: 'settings', indexes: [] },
  {
    name: 'people',
    indexes: [
      { name: 'staffByDesk', fields: [['staff.desk', 1]] },
      { name: 'staffByHandle', fields: [['staff.handle', 1]] },
    ],
  },
  {
    name: 'cases',
    indexes: [
      // One case of a person and season as long as it lasts; every other case has a key of its own.
      { name: 'once', unique: true, fields: [['onceKey', 1]] },
      // What the timer looks for every minute; null in almost every case.
      { name: 'toSend', fields: [['outgoingSince', 1]] },
      { name: 'toRemind', fields: [['warnOn', 1]] },
      { name: 'toPass', fields: [['passOn', 1]] },
      { name: 'changed', fields: [['updatedAt', 1]] },
      {
        name: 'ofOfficer',
        fields: [
          ['officer.id', 1],
          ['open', 1],
          ['dueKey', 1],
        ],
      },
      {
        name: 'ofDesk',
        fields: [
          ['desk', 1],
          ['open', 1],
          ['dueKey', 1],
        ],
      },
      {
        name: 'ofOwner',
        fields: [
          ['owner.id', 1],
          ['openedKey', -1],
        ],
      },
      // How many open cases each colleague of a desk has: counted from the keys alone.
      {
        name: 'loads',
        fields: [
          ['desk', 1],
          ['open', 1],
          ['officer.id', 1],
        ],
      },
      // What waits for a head's decision, wherever it lies.
      {
        name: 'byState',
        fields: [
          ['open', 1],
          ['kind', 1],
          ['status', 1],
          ['dueKey', 1],
        ],
      },
      { name: 'published', fields: [['noticeKey', 1]] },
      // What a search matches: one number, or the newest first of one name or telephone at one desk.
      {
        name: 'byNumber',
        fields: [
          ['number', 1],
          ['desk', 1],
        ],
      },
      {
        name: 'ofSeason',
        fields: [
          ['season', 1],
          ['status', 1],
          ['openedKey', -1],
        ],
      },
      { name: 'ofPerson', fields: [['personKey', 1]] },
      // What one of thousands of an owner's cases may be asked for again: hers with a person's key alone.
      {
        name: 'awardsOfOwner',
        fields: [
          ['owner.id', 1],
          ['personKey', 1],
        ],
      },
      {
        name: 'ofName',
        fields: [
          ['owner.name', 1],
          ['desk', 1],
          ['openedKey', -1],
        ],
      },
      {
        name: 'ofPhone',
        fields: [
          ['owner.phone', 1],
          ['desk', 1],
          ['openedKey', -1],
        ],
      },
    ],
  },
  // What auditors look into, the newest first.
  {
    name: 'alarms',
    indexes: [
      {
        name: 'toSettle',
        fields: [
          ['open', 1],
          ['key', -1],
        ],
      },
    ],
  },
  // What students were paid before the product: found by their ids, and list by list to be taken back.
  { name: 'openings', indexes: [{ name: 'ofRoster', fields: [['roster', 1]] }] },
  { name: 'rosters', indexes: [] },
  // What was announced year by year for the services that have seasons.
  {
    name: 'rounds',
    indexes: [
      {
        name: 'ofKind',
        fields: [
          ['kind', 1],
          ['year', 1],
        ],
      },
    ],
  },
  // What staff keep a record of, of every register: one of a thing, listed by name, by what it is and where it lies, and by what falls due.
  {
    name: 'registers',
    indexes: [
      {
        name: 'once',
        unique: true,
        fields: [
          ['kind', 1],
          ['subjectKey', 1],
        ],
      },
      ...listedBy('listKey'),
      ...listedBy('dueKey', 'ByDue'),
      {
        name: 'ofKeeper',
        fields: [
          ['officer.id', 1],
          ['dueKey', 1],
        ],
      },
      { name: 'changed', fields: [['updatedAt', 1]] },
    ],
  },
  // What happened, countable: what is not added up yet, what a record and a person brought, and the records behind a figure of a desk,
  // a round and the whole union.
  {
    name: 'ledger',
    indexes: [
      {
        name: 'toAdd',
        fields: [
          ['noted', 1],
          ['_id', 1],
        ],
      },
      { name: 'ofRecord', fields: [['of.id', 1]] },
      { name: 'ofPerson', fields: [['person', 1]] },
      {
        name: 'ofDesk',
        fields: [
          ['kind', 1],
          ['fact', 1],
          ['desk', 1],
          ['key', -1],
        ],
      },
      {
        name: 'ofRound',
        fields: [
          ['kind', 1],
          ['fact', 1],
          ['round', 1],
          ['key', -1],
        ],
      },
      {
        name: 'ofUnion',
        fields: [
          ['kind', 1],
          ['fact', 1],
          ['key', -1],
        ],
      },
    ],
  },
  // What the ledger comes to, found by its ids.
  { name: 'totals', indexes: [] },
  { name: 'counters', indexes: [] },
  { name: 'limits', indexes: [{ name: 'toSweep', fields: [['at', 1]] }] },
  // What the timer looks for: copies of papers that may have been left over.
  { name: 'filings', indexes: [{ name: 'toSweep', fields: [['at', 1]] }] },
  // Who took which list as a sheet: files that the timer deletes, and the record for auditors.
  {
    name: 'takings',
    indexes: [
      {
        name: 'toSweep',
        fields: [
          ['swept', 1],
          ['at', 1],
        ],
      },
      { name: 'inOrder', fields: [['key', -1]] },
    ],
  },
  {
    name: 'objections',
    indexes: [
      { name: 'ofCase', fields: [['caseId', 1]] },
      // To what somebody has objected: she is nobody's colleague there.
      { name: 'ofPerson', fields: [['by', 1]] },
      // What the timer looks for: of which nothing has come yet.
      {
        name: 'waiting',
        fields: [
          ['open', 1],
          ['caseId', 1],
        ],
      },
    ],
  },
  { name: 'invitations', indexes: [] },
  // What the timer looks for: forms that nobody goes on with.
  { name: 'drafts', indexes: [{ name: 'toSweep', fields: [['savedAt', 1]] }] },
];
