import { startCloud } from './services/cloud';
import { watchNetwork } from './services/network';
import { followUpdates } from './services/updates';

App({
  onLaunch() {
    startCloud();
    watchNetwork();
    followUpdates();
  },
});
