import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf, StartError } from './errors';

/**
 * Takes the data folder for this process; resolves with what lets go of it. What is held is a name of the machine's own
 * that ends with the process, not a file in the folder: no file that somebody deletes lets a second one in.
 */
export async function lockFolder(dataDir: string): Promise<() => void> {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw new StartError(`The data folder ${dataDir} cannot be made (${messageOf(error)}).`);
  }
  // Tells whoever comes second by which process the folder is used; it locks nothing.
  const note = join(dataDir, 'cloud.pid');
  const held = await hold(nameOf(dataDir));
  if (!held) throw inUse(dataDir, note);
  writeQuietly(note, String(process.pid));
  return () => {
    rmSync(note, { force: true });
    held.close();
  };
}

/** The same name for the same folder, by whatever path one comes to it. */
function nameOf(dataDir: string): string {
  const path = realpathSync(dataDir);
  const { dev, ino } = statSync(path, { bigint: true });
  const hash = createHash('sha256')
    .update(process.platform === 'win32' ? path.toLowerCase() : `${dev}:${ino}`)
    .digest('hex')
    .slice(0, 32);
  if (process.platform === 'win32') return `\\\\.\\pipe\\hearth-${hash}`;
  // Linux keeps such names apart from the file system; elsewhere a socket lies in the machine's folder for them.
  return process.platform === 'linux' ? `\0hearth-${hash}` : join(tmpdir(), `hearth-${hash}.sock`);
}

/** Listens under a name as long as this process lives; undefined where another one does. */
async function hold(name: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy());
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(new StartError(`The data folder cannot be locked (${messageOf(error)}).`));
    });
    server.listen(name, () => resolve(server));
  });
}

function inUse(dataDir: string, note: string): StartError {
  const holder = holderIn(note);
  return new StartError(
    `The data folder ${dataDir} is in use by ${holder}: stop it, or use another folder (--data, or DATA_DIR).`,
  );
}

function holderIn(note: string): string {
  try {
    return `process ${Number(readFileSync(note, 'utf8'))}`;
  } catch {
    return 'another process';
  }
}

function writeQuietly(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch {
    // A full disk: the folder is locked all the same.
  }
}
