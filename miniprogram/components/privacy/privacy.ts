import { onPrivacyAsked, type PrivacyAnswer, showPrivacyStatement } from '../../services/privacy';

let answer: PrivacyAnswer | undefined;

/** Asks for consent to the privacy statement at the moment WeChat needs it, with the reason. */
Component({
  properties: {
    title: { type: String, value: '使用照片前，请您知道' },
    words: { type: String, value: '您选的照片只用来办理您的诉求，只有为您办事的工会工作人员能看到。' },
    refusal: { type: String, value: '不用照片' },
  },
  // It may be asked from a sheet, and then lies over it.
  data: { visible: false, overlay: { zIndex: 11900 } },
  lifetimes: {
    attached() {
      onPrivacyAsked((asked) => {
        answer = asked;
        this.setData({ visible: true });
      });
    },
  },
  methods: {
    read() {
      showPrivacyStatement();
    },
    agree() {
      answer?.agree('agree-privacy');
      this.setData({ visible: false });
    },
    decline() {
      answer?.decline();
      this.setData({ visible: false });
    },
  },
});
