import type { Problem } from '../../contract/problem.ts';
import type { Complain } from '../../files/start-list-cells.ts';
import { readNationality } from '../../files/start-list-countries.ts';
import { readBirthDate } from '../../files/start-list-dates.ts';
import type { EntryFields } from '../../timing/model/actions.ts';

/** Fields of an entry as a person typed them, read as a start list's cells are, with what is wrong with them. */
export function readEntryFields(typed: EntryFields): { fields: EntryFields; problems: Problem[] } {
  const problems: Problem[] = [];
  const complain: Complain = (code, message, value, params) =>
    problems.push({ code, message, ...(value === undefined ? {} : { value }), ...(params && { params }) });
  const fields = { ...typed };
  if (typeof typed.birthDate === 'string') fields.birthDate = readBirthDate(typed.birthDate.trim(), complain);
  if (typeof typed.nationality === 'string')
    fields.nationality = readNationality(typed.nationality.trim(), complain);
  return { fields, problems };
}
