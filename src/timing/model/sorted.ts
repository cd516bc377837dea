/**
 * Where something stands or belongs among `length` sorted things: how many of them come before it, by binary search.
 * `isBefore` says it of the one at an index.
 */
export function placeAmong(length: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
