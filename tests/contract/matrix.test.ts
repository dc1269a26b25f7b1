import { randomUUID } from 'node:crypto';
import { contract, papersContract } from '../../core/contract';
import { type Cell, cellFor, everybody, type Role, roles } from '../support/cast';
import { matrix } from '../support/matrix';
import type { Row } from '../support/matrix-roles';
import { codeOf, type Product, startProduct } from '../support/product';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: everybody.documents() });
});
afterAll(() => product.stop());

const rows = Object.entries(matrix);
const seen = new Map<Role, Cell>();

/** A cell of its own for what moves the case or changes who the caller is; the others leave it as it was. */
async function cellOf(operation: string, role: Role): Promise<Cell> {
  const known = seen.get(role);
  const isChanged = ['case.move', 'staff.join'].includes(operation);
  if (known && !isChanged) return known;
  const cell = await cellFor(product, role);
  if (!isChanged) seen.set(role, cell);
  return cell;
}

/** One call over the door, as a phone sends it and as it comes back. */
async function replyTo(operation: string, row: Row, cell: Cell) {
  const event = { operation, input: await row.input(cell), submitId: randomUUID() };
  const reply = await product.raw(JSON.parse(JSON.stringify(event)), cell.caller._id);
  return { outcome: codeOf(reply), reply: JSON.parse(JSON.stringify(reply)) };
}

/** The paths of every value in a reply, `[]` for each entry of a list; an empty object is a path of its own. */
function pathsIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => pathsIn(entry, `${path}[]`));
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, path === '' ? name : `${path}.${name}`));
}

const expectedOf = ({ outcomes }: Row) =>
  Object.entries(outcomes).flatMap(([outcome, those]) => those.map((role) => [role, outcome] as const));

describe('the matrix of operations and roles', () => {
  it('has a row for every operation of the contract and a place in it for every role', () => {
    expect(Object.keys(matrix).sort()).toEqual(Object.keys({ ...contract, ...papersContract }).sort());
    for (const [operation, row] of rows) {
      const placed = expectedOf(row).map(([role]) => role);
      expect([operation, ...placed.sort()]).toEqual([operation, ...[...roles].sort()]);
    }
  });

  it.each(rows)('%s answers to each role what it should, with no field too many', async (operation, row) => {
    const expected = new Map<Role, string>(expectedOf(row));
    for (const role of roles) {
      const cell = await cellOf(operation, role);
      const { outcome, reply } = await replyTo(operation, row, cell);
      expect([role, outcome]).toEqual([role, expected.get(role)]);
      const text = JSON.stringify(reply);
      const openids = [cell.owner, cell.caller, ...everybody.people].map(({ _id }) => _id);
      expect([role, openids.filter((openid) => text.includes(openid))]).toEqual([role, []]);
      expect([role, /cloud:\/\/|bodyHash|submitId/.test(text)]).toEqual([role, false]);
      if (!row.personal?.includes(role))
        expect([
          role,
          [...(row.named?.includes(role) ? [] : [cell.owner.name]), cell.owner.phone].filter((word) =>
            text.includes(word),
          ),
        ]).toEqual([role, []]);
      if (reply.ok)
        expect([role, pathsIn(reply.value).filter((path) => !row.fields.includes(path))]).toEqual([role, []]);
      else expect(Object.keys(reply.refusal).sort()).toEqual(['code', 'message']);
    }
  });
});
