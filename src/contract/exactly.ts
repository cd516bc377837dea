import type { z } from 'zod';

// The compiler compares two such functions by identity, which it does for nothing else.
// oxlint-disable typescript/no-unnecessary-type-parameters
/** Whether two types are the same, with all that is nested in them: keys, which of them are optional, and values. */
export type Same<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
// oxlint-enable typescript/no-unnecessary-type-parameters

/**
 * The schema, if what it gives is exactly `Type`, which is written by hand elsewhere: a key that only one of them has,
 * also an optional one, or another value is a compile error. (`satisfies z.ZodType<Type>` lets optional keys be
 * forgotten.)
 */
export function exactly<Type>() {
  return <Schema extends z.ZodType>(
    schema: Same<z.output<Schema>, Type> extends true ? Schema : DiffersFrom<Type>,
  ): Schema => schema as Schema;
}

/** What the compiler names where a schema does not fit. */
interface DiffersFrom<Type> {
  differsFrom: Type;
}
