/** Work that pauses after every few milliseconds, so that others come in between, and has its outcome at the end. */
export type Steps<Outcome> = Generator<undefined, Outcome, undefined>;

/** Things looked at between two pauses, where a look costs little. */
const many = 4000;

/** Does all of it without a pause. */
export function outcomeOf<Outcome>(steps: Steps<Outcome>): Outcome {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Does something with each of very many things, with a pause after every `atOnce` of them. */
export function* each<Thing>(
  things: Iterable<Thing>,
  look: (thing: Thing) => void,
  atOnce = many,
): Steps<void> {
  let looked = 0;
  for (const thing of things) {
    look(thing);
    looked += 1;
    if (looked % atOnce === 0) yield;
  }
}
