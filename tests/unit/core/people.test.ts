import * as v from 'valibot';
import {
  actorOf,
  calledAtWork,
  codeFrom,
  handleOf,
  Inviting,
  isLastAdministrator,
  Joining,
  numbersOf,
  type Post,
  plainCode,
  postId,
} from '../../../core/union/people';
import { digest } from '../../support/office';

const post = (handle: string, part: Partial<Post> = {}): Post => ({
  role: 'administrator',
  level: 'city',
  desk: 'office',
  handle,
  title: '管理员',
  since: '2026-01-04T01:00:00.000Z',
  ...part,
});

describe('the numbers of a person', () => {
  it('are those that are numbers, whatever somebody left in their place', () => {
    for (const left of [5, {}, null, 'x', [5, null, '13800000002']]) {
      const read: { phone: string; phones: string[] } = JSON.parse(
        JSON.stringify({ phone: '13800000001', phones: left }),
      );
      expect(numbersOf(read)).toContain('13800000001');
      expect(numbersOf(read).every((number) => typeof number === 'string')).toBe(true);
    }
  });
});

describe('who is calling', () => {
  it('is what the store knows of her, or a worker who has never been here', () => {
    const staff = post('a');
    const known = { id: 'x', name: '孙宇', ownName: '孙宇', phones: ['139'], staff };
    expect(actorOf('x', { name: '孙宇', phone: '139', staff })).toEqual(known);
    expect(actorOf('x', { name: '孙宇', phone: '139', phones: ['137', '139'] }).phones).toEqual(['137', '139']);
    expect(actorOf('x', { name: '王建国', phone: '' })).toEqual({ id: 'x', name: '王建国' });
    expect(actorOf('x', undefined)).toEqual({ id: 'x', name: '职工' });
  });

  it('has the name of her post as a colleague, and keeps her own beside it', () => {
    const staff = post('a', { name: '小新' });
    expect(actorOf('x', { name: '温建华', phone: '', staff })).toMatchObject({ name: '小新', ownName: '温建华' });
    expect(calledAtWork({ name: '温建华', staff: post('a') })).toBe('温建华');
  });
});

describe('the last administrator', () => {
  const last = (one: Post, others: Post[], ending: string[] = []) =>
    isLastAdministrator(
      one,
      others.map((staff) => ({ staff })),
      ending,
    );

  it('is she beside whom there is no other one', () => {
    expect(last(post('a'), [post('a')])).toBe(true);
    expect(last(post('a'), [])).toBe(true);
    expect(last(post('a'), [post('a'), post('b')])).toBe(false);
    expect(last(post('a'), [post('a'), post('b'), post('c')])).toBe(false);
  });

  it('is she too beside whom all others are leaving, or are none any more', () => {
    expect(last(post('a'), [post('a'), post('b')], [postId(post('b'))])).toBe(true);
    expect(last(post('a'), [post('b'), post('c')], [postId(post('b'))])).toBe(false);
    expect(last(post('a'), [post('b', { role: 'leader' })])).toBe(true);
    expect(isLastAdministrator(post('a'), [{}], [])).toBe(true);
  });

  it('is known by the post and not by the person: an earlier one of hers does not count', () => {
    const earlier = post('b', { since: '2025-01-04T01:00:00.000Z' });
    expect(last(post('a'), [post('b')], [postId(earlier)])).toBe(false);
  });

  it('is nobody of another role', () => {
    expect(last(post('a', { role: 'leader' }), [])).toBe(false);
  });
});

describe('what people know one another by', () => {
  it('is a handle of sixteen digits, the same for the same person', () => {
    expect(handleOf('openid-1', digest)).toMatch(/^[0-9a-f]{16}$/);
    expect(handleOf('openid-1', digest)).toBe(handleOf('openid-1', digest));
    expect(handleOf('openid-1', digest)).not.toBe(handleOf('openid-2', digest));
    expect(handleOf('openid-1', digest)).toBe(digest('handle:openid-1').slice(0, 16));
  });

  it('is a post by its holder and its beginning', () => {
    expect(postId(post('a'))).toBe('a@2026-01-04T01:00:00.000Z');
  });
});

describe('the code of an invitation', () => {
  it('is ten characters that cannot be taken for one another', () => {
    expect(codeFrom('000102030405060708090a0b')).toBe('23456789AB');
    expect(codeFrom('1e1f20213fff0a1e1f20')).toBe('Z23439CZ23');
    expect(codeFrom(digest('luck'))).toMatch(/^[2-9A-HJKMNP-Z]{10}$/);
    expect(codeFrom('')).toBe('');
  });

  it('is read as people type it', () => {
    expect(['ab2-cd3 ef4g', 'AB2CD3EF4G', ' ab2–cd3–ef4–g ', 'ａｂ２ＣＤ３　ＥＦ４Ｇ'].map(plainCode)).toEqual([
      'AB2CD3EF4G',
      'AB2CD3EF4G',
      'AB2CD3EF4G',
      'AB2CD3EF4G',
    ]);
    expect(v.is(Joining, { code: 'x'.repeat(40) })).toBe(true);
    expect(v.is(Joining, { code: 'x'.repeat(41) })).toBe(false);
  });

  it('gives one of the posts that there are', () => {
    const inviting = { name: '马兰', title: '干事', role: 'townOfficer', desk: 'town:xianghu' };
    expect([v.is(Inviting, inviting), v.is(Inviting, { ...inviting, role: 'owner' })]).toEqual([true, false]);
  });
});
