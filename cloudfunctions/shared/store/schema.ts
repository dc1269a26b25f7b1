/** One index: fields in order, 1 ascending, -1 descending. Uniquely indexed fields must never be null. */
export interface IndexSchema {
  name: string;
  unique?: boolean;
  fields: readonly (readonly [path: string, direction: 1 | -1])[];
}

export interface CollectionSchema {
  name: string;
  indexes: readonly IndexSchema[];
}

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
      {
        name: 'ofOwner',
        fields: [
          ['owner.id', 1],
          ['openedKey', -1],
        ],
      },
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
      // What waits for an officer, counted by state.
      {
        name: 'ofOfficerByState',
        fields: [
          ['officer.id', 1],
          ['open', 1],
          ['status', 1],
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
      // What the timer looks for every twenty seconds; null in almost every case.
      { name: 'toRemind', fields: [['warnOn', 1]] },
      { name: 'toSend', fields: [['outgoingSince', 1]] },
    ],
  },
  { name: 'counters', indexes: [] },
  { name: 'invitations', indexes: [] },
  { name: 'drafts', indexes: [] },
];
