// What the build knows: a JSON module that xtask/src/build/script.rs writes for each script.

declare module 'plan-chart-facts' {
  /** A file beside the page. */
  export interface File {
    name: string;
    integrity: string;
  }

  /** The kinds of charts, the default first, and whether one is about a single indicator. */
  export const charts: [kind: string, needsIndicator: boolean][];

  // For the panel.
  /** The scripts of <plan-chart> and of pages with frames. */
  export const element: File;
  export const frame: File;

  // For the editor's page.
  /** Most bytes of a file that its module takes. */
  export const mostBytes: number;

  // For charts on canvases.
  /** The names of the crate's roles. */
  export const roles: string[];
  /** The colours of each theme by its name, 0xRRGGBB in the order of the roles. */
  export const themes: Record<string, number[]>;

  // For <plan-chart>.
  export const wasm: File;
  /** The script and the module that read records. */
  export const reader: { script: File, wasm: File };
  export const style: File;
  /** The text of that stylesheet. */
  export const sheet: string;
  /** The role above, the role below, and the least contrast between them. */
  export const pairs: [above: string, below: string, least: number][];
}
