import { Gate } from '../../../local/cloud/wire/gate';

describe('a gate of two places', () => {
  it('lets two in at once, and the next when one is done, in turn', async () => {
    const gate = new Gate(2, 0);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const work = (id: number) =>
      gate.pass(() => {
        begun.push(id);
        return new Promise<void>((resolve) => ends.push(resolve));
      });
    const all = [1, 2, 3, 4].map(work);
    await settle();
    expect(begun).toEqual([1, 2]);
    ends[1]?.();
    await settle();
    expect(begun).toEqual([1, 2, 3]);
    ends[0]?.();
    await settle();
    expect(begun).toEqual([1, 2, 3, 4]);
    for (const end of ends) end();
    await Promise.all(all);
  });

  it('gives the place back when the work fails', async () => {
    const gate = new Gate(1, 0);
    await expect(gate.pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(gate.pass(async () => 'next')).resolves.toBe('next');
  });
});

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
