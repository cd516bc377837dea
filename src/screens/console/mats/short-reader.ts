/** A reader by what a person knows it by: `ttyUSB0`, `192.168.1.20:4001`, `backup.csv`. */
export function shortReader(address: string): string {
  const [place = address] = address.replace(/^[a-z-]+:/, '').split('?');
  const name = place.split(/[\\/]/).at(-1) ?? '';
  return decoded(name === '' ? place : name);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
