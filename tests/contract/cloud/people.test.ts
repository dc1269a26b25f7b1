import { startTestCloud } from '../../support/local-cloud';

describe('the people one can play', () => {
  const collections = [{ name: 'people', indexes: [{ name: 'staffByDesk', fields: [['staff.desk', 1] as const] }] }];
  async function peopleIn(people: readonly Record<string, unknown>[]): Promise<unknown> {
    const cloud = await startTestCloud({ collections, world: { documents: { people } } });
    const reply = await fetch(`${cloud.url}/local/people`);
    const rows = await reply.json();
    await cloud.stop();
    return rows;
  }

  it('are told with their part: staff first, everyone else a worker', async () => {
    const rows = await peopleIn([
      { _id: 'wang', name: '王芳', town: 'xianghu', idSealed: 'secret' },
      { _id: 'li', name: '李强', staff: { role: 'officer', level: 'town', desk: 'town:xianghu', title: '经办人' } },
    ]);
    expect(rows).toEqual([
      { openid: 'li', name: '李强', role: 'officer', level: 'town', desk: 'town:xianghu', title: '经办人' },
      { openid: 'wang', name: '王芳', role: 'worker' },
    ]);
  });

  it('are at most 1000, with no staff left out', async () => {
    const workers = Array.from({ length: 1500 }, (_item, at) => ({ _id: `w${at}`, name: '职工' }));
    const rows = await peopleIn([
      ...workers,
      { _id: 'chair', name: '主席', staff: { role: 'chair', level: 'city', desk: 'city' } },
    ]);
    expect(rows).toHaveLength(1000);
    expect(rows).toEqual(expect.arrayContaining([expect.objectContaining({ openid: 'chair' })]));
  });
});
