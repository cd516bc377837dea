/** A term that adds less than this share of the sum ends it. */
const negligible = 1e-15;

/**
 * Chance that at most `seen` come where `expected` come on average (Poisson), for any number of them: the
 * terms are summed relative to the largest, because `exp(-expected)` is 0 to a computer from 746 on.
 */
export function chanceOfAtMost(seen: number, expected: number): number {
  if (seen < 0) return 0;
  if (!(expected > 0)) return 1;
  return seen < expected
    ? Math.min(1, termAt(seen, expected) * fallingSum(seen, expected))
    : Math.max(0, 1 - termAt(seen + 1, expected) * risingSum(seen + 1, expected));
}

/** Chance that exactly `count` come. */
function termAt(count: number, expected: number): number {
  return Math.exp(count * Math.log(expected) - expected - logFactorial(count));
}

/** The terms for `count` and fewer, over the one for `count`; these fall. */
function fallingSum(count: number, expected: number): number {
  let [term, sum] = [1, 1];
  for (let down = count; down > 0 && term > negligible * sum; down -= 1) {
    term *= down / expected;
    sum += term;
  }
  return sum;
}

/** The terms for `count` and more, over the one for `count`; these fall. */
function risingSum(count: number, expected: number): number {
  let [term, sum] = [1, 1];
  for (let up = count + 1; term > negligible * sum; up += 1) {
    term *= expected / up;
    sum += term;
  }
  return sum;
}

/** Logarithm of a factorial: Stirling's series from 20 on, where it is right to 1e-13. */
function logFactorial(count: number): number {
  if (count < 20) {
    let product = 1;
    for (let factor = 2; factor <= count; factor += 1) product *= factor;
    return Math.log(product);
  }
  const n = count + 1;
  return (
    (n - 0.5) * Math.log(n) -
    n +
    0.5 * Math.log(2 * Math.PI) +
    1 / (12 * n) -
    1 / (360 * n ** 3) +
    1 / (1260 * n ** 5)
  );
}
