/**
 * A government's half-year results against its annual targets.
 *
 * Lengths are CSS px unless they say otherwise; y grows downwards. Objects of the classes hold memory of the module:
 * call `free()` when you are done with one.
 */

/** Which chart: completion bars, growth bars, or the gauge of one indicator. */
export type Kind = 'bars' | 'growth' | 'gauge';

/** Chinese or English. What is neither is Chinese. */
export type Lang = 'zh' | 'zh-CN' | 'en';

/** One thing wrong with a record. */
export interface Fault {
  /** Where: `indicators[2].municipal.total.value`; empty for the record as a whole. */
  path: string;
  kind:
    | 'syntax' | 'too-large' | 'missing' | 'unknown-field' | 'duplicate-field' | 'wrong-type' | 'unknown-word'
    | 'not-decimal' | 'out-of-range' | 'unit-mismatch' | 'duplicate-id' | 'unknown-id' | 'bad-date';
  /** What was found and what is allowed, in one line. */
  message: string;
}

export type Unit =
  | 'percent' | 'points' | '100m-yuan' | '10k-yuan' | '10k-people' | '10k-person-times' | 'homes';

export type Qualifier = 'about' | 'over' | 'nearly' | 'at-least' | 'below';

/** A record that passed every check. */
export class Record {
  private constructor();
  /**
   * Reads a plain object: what `JSON.parse` gives, in the form of `plan-chart/record.json`.
   * @throws {Fault[]} every fault at once
   */
  static read(record: object): Record;
  /** The record that comes with the package. */
  static embedded(): Record;
  /**
   * A chart to draw.
   * @param indicator the id of an indicator, for a gauge
   * @throws {Error} saying why there is none
   */
  chart(kind: 'gauge', indicator: string, lang: Lang): Live;
  chart(kind: 'bars' | 'growth', indicator: null | undefined, lang: Lang): Live;
  /**
   * What a chart shows, and where, in a place `width` wide.
   * @param wide in the form for a wide place, or that for a phone
   * @throws {Error} saying why there is none
   */
  shown(kind: Kind, indicator: string | null | undefined, lang: Lang, wide: boolean, width: number): Shown;
  /**
   * An SVG picture that stands alone, with title, notes and source in it.
   * @throws {Error} saying why there is none
   */
  picture(kind: Kind, indicator: string | null | undefined, lang: Lang, wide: boolean): string;
  /**
   * The table as CSV with a byte-order mark: numbers with their units, notes and source beside them.
   * @throws {Error} saying why there is none
   */
  csv(kind: Kind, indicator: string | null | undefined, lang: Lang): string;
  /** Gives its memory back. */
  free(): void;
}

/** A chart to draw. */
export class Live {
  private constructor();
  /** What a screen reader says. */
  name(): string;
  /** The height. */
  height(wide: boolean): number;
  /**
   * Draws over the whole canvas of `context`, whose backing store is `ratio` times as large as `width` by
   * `height(wide)`.
   * @param colours one for each of `ROLES`, as 0xRRGGBB: `Uint32Array`
   */
  draw(context: CanvasRenderingContext2D, wide: boolean, width: number, ratio: number, colours: Uint32Array): void;
  /** The chart alone as SVG, `width` wide. */
  svg(wide: boolean, width: number, dark: boolean): string;
  /** Gives its memory back. */
  free(): void;
}

/** What a mark or text means, and so its colour; in this order `draw` takes colours. */
export type Role = 'ink' | 'soft' | 'rule' | 'bar' | 'on-bar' | 'track' | 'mark' | 'pace' | 'card';

/** Every role, in the order in which `draw` takes their colours. */
export const ROLES: readonly Role[];

/** Colours for a light and for a dark ground, 0xRRGGBB. */
export const LIGHT: Uint32Array;
export const DARK: Uint32Array;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A number as printed or reckoned. */
export interface Quantity {
  /** Exact decimal text, such as `-3.6` or `5.0`. */
  value: string;
  unit: Unit;
  /** The word that loosens it. */
  qualifier: Qualifier | null;
}

/** What a chart shows. */
export interface Shown {
  /** `bars`, `growth`, `gauge-gdp`. */
  id: string;
  lang: 'zh-CN' | 'en';
  heading: string;
  /** One sentence that says what it shows. */
  sentence: string;
  /** For a derived target: how it was reckoned. */
  working: string | null;
  /** Contradictions and doubts. */
  notes: string[];
  table: {
    caption: string;
    /** The first one stands above the row headers. */
    columns: string[];
    rows: {
      indicator: string;
      /** Which of `marks` it tells. */
      mark: number;
      header: string;
      cells: { text: string; number: Quantity | null }[];
      /** Where the report prints it. */
      place: string;
    }[];
  };
  width: number;
  height: number;
  /** What a pointer or a key picks out. */
  marks: { indicator: string | null; box: Box }[];
  /** Everything drawn, the lowest first. */
  parts: { role: Role; mark: number | null; text: string | null; box: Box }[];
}

/** What `load` gives. */
export interface PlanChart {
  Record: typeof Record;
  /** The embedded record as JSON text. */
  embedded(): string;
}

/** Where the module comes from: its address, an answer to a request for it, its bytes, or itself compiled. */
export type Source = string | URL | Request | Response | PromiseLike<Response> | BufferSource | WebAssembly.Module;

/**
 * Loads the module, once; after a failure it may be called again.
 * @param source by default the file beside this one
 */
export function load(source?: Source): Promise<PlanChart>;

/** What the event `plan-chart-select` of a page says: what is picked out of a chart, or that nothing is any more. */
export interface Selection {
  chart: Kind;
  /** `null` when nothing is picked out any more. */
  indicator: string | null;
  name: string;
  /** What the table says of it. */
  values: { label: string; value: string }[];
  /** What did it. */
  by: 'pointer' | 'focus' | 'click' | 'Escape' | 'resize';
}

declare global {
  interface DocumentEventMap {
    'plan-chart-select': CustomEvent<Selection>;
  }
  interface HTMLElementEventMap {
    'plan-chart-select': CustomEvent<Selection>;
  }
}
