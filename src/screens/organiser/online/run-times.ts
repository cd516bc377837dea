/** `3:45:10`; a part of a second is another second, as results are rounded. */
export function clockOf(seconds: number): string {
  const whole = Math.ceil(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** Minutes and seconds for each kilometre, `4:37`. */
export function paceOf(secondsEach: number): string {
  const whole = Math.round(secondsEach);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
