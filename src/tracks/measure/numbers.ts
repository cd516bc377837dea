/** The mean of the values that are there; NaN where there are none. */
export function meanOf(values: Iterable<number>): number {
  let [sum, count] = [0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? NaN : sum / count;
}

/** The middle one of the values that are there; NaN where there are none. */
export function medianOf(values: Iterable<number>): number {
  return quantileOf(values, 0.5);
}

/** The value that the part `part` (0 to 1) of the values does not exceed; NaN where there are none. */
export function quantileOf(values: Iterable<number>, part: number): number {
  const sorted = [...values].filter((value) => !Number.isNaN(value)).sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}

/** Standard deviation over the mean; NaN of fewer than two values. */
export function spreadOf(values: readonly number[]): number {
  if (values.length < 2) return NaN;
  const mean = meanOf(values);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return Math.sqrt(variance) / Math.abs(mean);
}

/** How far two rows go up and down together, from -1 to 1; NaN where one of them does not move. */
export function correlationOf(ones: readonly number[], others: readonly number[]): number {
  const one = meanOf(ones);
  const other = meanOf(others);
  let [both, first, second] = [0, 0, 0];
  for (const [index, value] of ones.entries()) {
    const beside = others[index]!;
    both += (value - one) * (beside - other);
    first += (value - one) ** 2;
    second += (beside - other) ** 2;
  }
  return both / Math.sqrt(first * second);
}
