/** Who did something, as actions say it: `console:<id>` or, where somebody gave a name there, `console:<id>:<name>`. */
export const actorOfConsole = (id: string, person: string | null) =>
  person === null ? `console:${id}` : `console:${id}:${person}`;

/** Who worked at the console at which something was done; null where nobody said, or it was done elsewhere. */
export function personOfActor(by: string): string | null {
  return /^console:[\w-]+:(.+)$/u.exec(by)?.[1] ?? null;
}

/** Whether two actors are one console or device, whoever worked there. */
export function isSameActor(one: string, other: string): boolean {
  return placeOfActor(one) === placeOfActor(other);
}

/** The console or device of an actor, without who worked there. */
export function placeOfActor(by: string): string {
  return /^console:[\w-]+/u.exec(by)?.[0] ?? by;
}
