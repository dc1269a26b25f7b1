import { startCloud } from './services/cloud';
import { watchNetwork } from './services/network';
import { watchPrivacy } from './services/privacy';
import { tellAccepted } from './services/subscribe';
import { followUpdates } from './services/updates';

App({
  onLaunch() {
    startCloud();
    watchNetwork();
    watchPrivacy();
    followUpdates();
    tellAccepted();
  },
});
