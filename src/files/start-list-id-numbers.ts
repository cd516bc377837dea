import { plainCode } from '../timing/model/plain-text.ts';
import type { Sex } from '../timing/model/race.ts';

/** What a Chinese identity number says of its holder. The number itself is kept nowhere. */
export interface IdFacts {
  birthDate: string;
  sex: Sex;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** Whether a cell has the shape of a Chinese identity number, right or wrong. */
export function isIdNumber(cell: string): boolean {
  return /^\d{17}[\dX]$/.test(plainCode(cell).toUpperCase());
}

/** The birth date and sex in an identity number whose check digit is right (GB 11643); null where it is wrong. */
export function idFacts(cell: string): IdFacts | null {
  const number = plainCode(cell).toUpperCase();
  if (!isIdNumber(number)) return null;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  if (checkDigits[sum % 11] !== number[17]) return null;
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const date = new Date(`${birthDate}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(birthDate)) return null;
  return { birthDate, sex: Number(number[16]) % 2 === 1 ? 'M' : 'F' };
}

/** An identity number as it may be shown: its ends. */
export function maskedId(cell: string): string {
  return cell.length < 8 ? cell : `${cell.slice(0, 3)}${'•'.repeat(cell.length - 5)}${cell.slice(-2)}`;
}
