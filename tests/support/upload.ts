import { folderOf } from '../../cloudfunctions/shared/files/folder';
import type { Person } from '../../core/union/people';
import type { TestCloud } from './local-cloud';

let uploads = 0;

/** Puts a file where one of her phones would put it; answers its file id. */
export async function upload(cloud: TestCloud, who: Person, content: Buffer, name = '1.png'): Promise<string> {
  uploads += 1;
  return uploadTo(cloud, who, `uploads/${folderOf(who._id)}/${String(uploads).padStart(32, '0')}/${name}`, content);
}

/** Puts a file wherever storage lets her put it. Throws where it does not. */
export async function uploadTo(cloud: TestCloud, who: Person, path: string, content: Buffer): Promise<string> {
  const reply = await fetch(`${cloud.url}/local/upload?path=${encodeURIComponent(path)}`, {
    method: 'POST',
    headers: { 'x-wx-openid': who._id },
    body: new Uint8Array(content),
  });
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`);
  const { fileID }: { fileID: string } = await reply.json();
  return fileID;
}
