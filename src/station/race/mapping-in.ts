import { listMappingSchema, type ListMapping } from '../../contract/list-mapping.ts';
import { message } from '../../words/message.ts';
import { refuse } from '../process/crew-error.ts';

/** A mapping written as JSON. Throws CrewError where it is none, and says why. */
export function mappingIn(text: string): ListMapping {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return refuse(message('problems.mapping-unread', { said: (error as Error).message.slice(0, 200) }));
  }
  const parsed = listMappingSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const said = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`.slice(0, 200);
  return refuse(message('problems.mapping-unread', { said }));
}
