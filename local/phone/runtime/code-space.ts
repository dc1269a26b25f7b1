import {
  addGlobalErrorListener,
  addGlobalWarningListener,
  type GeneralBehavior,
  type GeneralComponent,
  Element as GlassElement,
} from 'glass-easel';
import { type AssociatedBackend, type CodeSpace, MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { FrameBackend } from './backend';
import { StyleSheets } from './style-sheets';

export interface Stage {
  space: CodeSpace;
  backend: AssociatedBackend;
  frame: FrameBackend;
  sheets: StyleSheets;
}

/** Sets glass-easel up so that components live as they do in WeChat. */
export function createStage(): Stage {
  const environment = new MiniProgramEnv();
  const sheets = new StyleSheets();
  const frame = new FrameBackend(sheets);
  const stage = {
    space: environment.createCodeSpace('', true),
    backend: environment.associateBackend(frame),
    frame,
    sheets,
  };
  keepNamesAsWritten(stage.space);
  fireReady(stage.space);
  listenForTrouble();
  return stage;
}

/**
 * Ids reach the DOM as written (`#id` in WXSS), and a property called `data` must not hide `this.data` (t-form has
 * one). The adapter has no setting for either: its own step that prepares the options is extended.
 */
function keepNamesAsWritten(space: CodeSpace): void {
  const prepare: unknown = Reflect.get(space, 'prepareComponentOptions');
  if (typeof prepare !== 'function') throw new Error('this version of the adapter prepares its components elsewhere');
  Object.assign(space, {
    prepareComponentOptions(is: string, options: unknown): [object, unknown] {
      const [prepared, isolation] = Reflect.apply(prepare, space, [is, options]);
      return [{ ...prepared, idPrefixGenerator: null, writeIdToDOM: true, writeFieldsToNode: false }, isolation];
    },
  });
}

/** glass-easel leaves the `ready` lifetime to its host. One timer for all that were attached together. */
function fireReady(space: CodeSpace): void {
  let attached: GeneralComponent[] = [];
  const fire = (): void => {
    const components = attached;
    attached = [];
    for (const each of components) if (GlassElement.isAttached(each)) each.triggerLifetime('ready', []);
  };
  const everyComponent = space
    .behavior()
    .lifetime('attached', function (this: { _$: GeneralComponent }) {
      if (attached.length === 0) setTimeout(fire, 0);
      attached.push(this._$);
    })
    .register();
  space.setOverallBehavior(behindBehavior(everyComponent));
}

/** glass-easel's behaviour inside of the adapter's, which the adapter's types leave out. */
export function behindBehavior(behavior: unknown): GeneralBehavior {
  return (behavior as { _$: GeneralBehavior })._$;
}

function listenForTrouble(): void {
  addGlobalErrorListener((error) => {
    reportError(error);
    return false;
  });
  // TDesign's own components make glass-easel warn; only what this project wrote is worth a line in the console.
  addGlobalWarningListener((message, component) => {
    const is = typeof component === 'string' ? component : component.is;
    if (!is.startsWith('miniprogram_npm/')) console.warn(`${is}: ${message}`);
    return false;
  });
}
