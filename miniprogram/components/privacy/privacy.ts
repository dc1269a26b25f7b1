import { PrivacyPanel, showPrivacyStatement } from '../../services/privacy';

const panels = new WeakMap<object, PrivacyPanel>();

/** Asks for consent to the privacy statement at the moment WeChat needs it, with the reason. */
Component({
  properties: {
    title: { type: String, value: '使用照片前，请您知道' },
    words: { type: String, value: '您选的照片只用来办理这件事，只有为您办事的工会工作人员能看到。' },
    refusal: { type: String, value: '不用照片' },
  },
  // It may be asked from a sheet, and then lies over it.
  data: { visible: false, overlay: { zIndex: 11900 } },
  lifetimes: {
    attached() {
      const panel = new PrivacyPanel((visible) => this.setData({ visible }));
      panels.set(this, panel);
      panel.offer();
    },
    detached() {
      panels.get(this)?.close();
    },
  },
  pageLifetimes: {
    show() {
      panels.get(this)?.offer();
    },
    hide() {
      panels.get(this)?.withdraw();
    },
  },
  methods: {
    read() {
      showPrivacyStatement();
    },
    agree() {
      panels.get(this)?.agree('agree-privacy');
    },
    decline() {
      panels.get(this)?.decline();
    },
  },
});
