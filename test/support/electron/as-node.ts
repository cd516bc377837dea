/** Electron's executable as plain Node: it says which Electron it is of, and starts further Node by itself. */
Object.defineProperty(process.versions, 'electron', { value: '0.0.0-stand-in', enumerable: true });
process.execPath = process.env['STAND_IN_EXE'] ?? process.execPath;
