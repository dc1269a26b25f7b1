import * as v from 'valibot';
import { cursor, desk, year } from '../case/input';
import type { Records } from '../case/operations';
import { reads } from '../operation';
import { type DeskFigures, deskFigures } from './figures';

/** What the union does, in numbers, and the records behind each. */
export const figuresOperations = {
  'desk.figures': reads<DeskFigures>()('staff', v.object({ desk, year }), { allowance: 'lookups' }),
  'desk.cases': reads<Records>()(
    'staff',
    v.object({
      desk,
      year,
      figure: v.picklist(deskFigures),
      topic: v.optional(v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}(\.[a-zA-Z]{1,40})?$/))),
      cursor,
    }),
    { allowance: 'lookups' },
  ),
} as const;
