import type { ComponentSpace } from 'glass-easel';
import { html } from '../dom';
import type { Locate } from '../files';
import { defineElement } from './element';

/** How WeChat's modes place the picture; other modes are positions such as `top left`. */
const FITS: Record<string, string> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
  widthFix: 'fill',
  heightFix: 'fill',
};

/**
 * @param locate turns a `src` (file of the mini-program, temporary file, cloud file) into an address the browser can load
 */
export function defineImage(space: ComponentSpace, locate: Locate): void {
  defineElement(space, {
    tag: 'image',
    properties: { src: '', mode: 'scaleToFill', lazyLoad: false, webp: false, showMenuByLongpress: false },
    create(host) {
      const picture = html('img', { alt: '', draggable: 'false' });
      host.dom.append(picture);
      host.dom.setAttribute('role', 'img');
      picture.addEventListener('load', () => {
        fixSide(host.dom, picture, host.get('mode'));
        host.emit('load', { width: picture.naturalWidth, height: picture.naturalHeight });
      });
      picture.addEventListener('error', () => {
        picture.removeAttribute('src');
        host.emit('error', { errMsg: `load image ${host.get('src')} fail` });
      });
      host.watch('lazyLoad', () => {
        picture.loading = host.get('lazyLoad') ? 'lazy' : 'eager';
      });
      host.watch('mode', () => {
        const fit = FITS[host.get('mode')];
        picture.style.objectFit = fit ?? 'none';
        picture.style.objectPosition = fit === undefined ? host.get('mode') : '';
      });
      host.watch('src', () => {
        const source = host.get('src');
        picture.removeAttribute('src');
        if (source === '') return;
        const owner = host.component.ownerShadowRoot?.getHostNode().is ?? '';
        locate(source, owner).then(
          (address) => {
            if (host.get('src') === source) picture.src = address;
          },
          () => host.emit('error', { errMsg: `load image ${source} fail` }),
        );
      });
    },
  });
}

function fixSide(dom: HTMLElement, picture: HTMLImageElement, mode: string): void {
  const ratio = picture.naturalWidth / picture.naturalHeight;
  if (mode === 'widthFix') dom.style.height = `${dom.clientWidth / ratio}px`;
  if (mode === 'heightFix') dom.style.width = `${dom.clientHeight * ratio}px`;
}
