import jsQR from 'jsqr';
import './wx/scan';

window.__decodeQr = (pixels, width, height) => jsQR(pixels, width, height)?.data ?? null;
