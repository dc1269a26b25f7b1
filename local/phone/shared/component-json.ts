/** The part of a component's JSON that both the build and the phone read. */
export interface ComponentJson {
  component?: boolean | undefined;
  styleIsolation?: string | undefined;
  usingComponents: Record<string, string>;
  componentGenerics: Record<string, boolean | { default?: string | undefined }>;
}
