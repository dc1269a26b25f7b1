import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSql } from '../../../local/cloud/engine/driver';

it('a statement that failed once, on a full disk say, can be used again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'driver-'));
  const sql = openSql(join(folder, 'x.db'));
  sql.exec('CREATE TABLE t(a UNIQUE)');
  const add = (value: number) => sql.run('INSERT INTO t VALUES(?)', value);
  add(1);
  expect(() => add(1)).toThrow();
  add(2);
  expect(sql.all('SELECT count(*) AS count FROM t')).toEqual([{ count: 2 }]);
  sql.close();
  rmSync(folder, { recursive: true });
});
