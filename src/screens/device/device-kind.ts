/** What kind of device a browser says that it is on. */
export function deviceKind(userAgent: string): 'phone' | 'tablet' | 'computer' {
  if (/iPad|Tablet|Android(?!.*Mobile)/i.test(userAgent)) return 'tablet';
  return /iPhone|iPod|Mobi/i.test(userAgent) ? 'phone' : 'computer';
}
