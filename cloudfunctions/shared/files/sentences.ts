import { mostMegapixels, mostPaperBytes } from '../../../core/kernel/paper';
import type { Fault } from './inspect';

/** Why a paper is not taken: what its bytes are, or where they lie. */
export type Declined = Fault | 'tooLarge' | 'foreign' | 'missing' | 'exchanged';

/** What the person reads about a paper that is not taken: what is wrong, and what to do. */
export const sentences: Record<Declined, (name: string) => string> = {
  foreign: (name) => `“${name}”要重新上传一次。请删去这一份，关闭小程序重新打开，再拍照上传。`,
  missing: (name) => `“${name}”没有传上来，请删去后重新上传。`,
  exchanged: (name) => `“${name}”在提交时换成了别的内容，请删去后重新上传。`,
  tooLarge: (name) => `“${name}”超过 ${mostPaperBytes / 1024 / 1024} MB，请换一张小一些的照片。`,
  tooSmall: (name) => `“${name}”太小，看不清上面的字。请重新拍照后上传。`,
  tooWide: (name) => `“${name}”超过 ${mostMegapixels} 百万像素，太大了，打不开。请重新拍照，或截图后上传。`,
  wrongKind: (name) => `“${name}”不是照片或 PDF，请拍照或截图后上传。`,
  incomplete: (name) => `“${name}”不完整，可能只传了一半。请删去后重新拍照上传。`,
  misnamed: (name) => `“${name}”的名字和内容对不上。请重新拍照，或截图后上传。`,
  hidden: (name) => `“${name}”里夹带了照片以外的内容，不能接收。请重新拍照后上传。`,
  noPage: (name) => `“${name}”打不开，里面一页也没有。请打开原来的文件，截图后上传。`,
  encrypted: (name) => `“${name}”这份 PDF 加了密码，不能接收。请把它打开，截图后上传。`,
  active: (name) => `“${name}”里有打不开或会自动运行的内容，不能接收。请把它打开，截图后上传。`,
};
