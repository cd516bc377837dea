/** In the place of the number of an id that is not `<station>:<number>`. */
const noNumber = 0xff_ff_ff_ff;

/** An id in its station and its number; an id that has no number is a station of its own. */
export function parted(id: string): { station: string; number: number } {
  const colon = id.lastIndexOf(':');
  const text = id.slice(colon + 1);
  const number = Number(text);
  const isNumber = colon >= 0 && number >= 0 && number < noNumber && String(number) === text;
  // A fraction would not be the same number again in its column.
  return isNumber && Number.isInteger(number)
    ? { station: id.slice(0, colon), number }
    : { station: id, number: noNumber };
}

/** The id that {@link parted} parted. */
export function passingId(station: string, number: number): string {
  // Built and not added: whoever keeps it would keep the parts of a sum as well.
  return number === noNumber ? station : [station, number].join(':');
}
