/** The tags WeChat itself brings (developers.weixin.qq.com/miniprogram/dev/component/), and those of WXML's own grammar. */
export const BUILTIN_TAGS: ReadonlySet<string> = new Set(
  `block template import include wxs slot
  view scroll-view swiper swiper-item movable-area movable-view cover-view cover-image match-media page-container root-portal share-element
  icon text rich-text progress selection
  button checkbox checkbox-group editor form input keyboard-accessory label picker picker-view picker-view-column radio radio-group slider
  switch textarea
  navigator functional-page-navigator
  audio camera image live-player live-pusher video voip-room channel-live channel-video
  map canvas web-view ad ad-custom official-account open-data open-data-list navigation-bar page-meta native-component aria-component
  store-home store-product store-coupon official-account-publish`.split(/\s+/),
);
