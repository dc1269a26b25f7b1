import { onPrivacyAsked, type PrivacyAnswer, showPrivacyStatement } from '../../services/privacy';

let answer: PrivacyAnswer | undefined;

/** Asks for consent to the privacy statement at the moment WeChat needs it, with the reason. */
Component({
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
