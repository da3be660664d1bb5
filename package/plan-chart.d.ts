/**
 * A government's results against its targets.
 *
 * Lengths are CSS px unless they say otherwise; y grows downwards. Objects of the classes hold memory of the module:
 * call `free()` when you are done with one. The declarations of the module are generated from its Rust types.
 */

import type { Drawings, embeddedJson, Kind, Record, Role } from './module.js';

export type {
  CellDescription, ChartDescription, ChartHandle, Drawings, Fault, FaultKind, Form, Kind, Lang, MarkDescription, PartDescription,
  Qualifier, Quantity, Record, Rectangle, Role, RowDescription, TableDescription,
} from './module.js';

/** Every role, in the order in which `draw` takes their colours. */
export const ROLES: readonly Role[];

/** Colours for a light and for a dark ground, 0xRRGGBB. */
export const LIGHT: Uint32Array;
export const DARK: Uint32Array;

/** What `load` gives. */
export interface PlanChart {
  Record: typeof Record;
  /** Charts that can only be drawn, from what `Record.compact` gives. */
  Drawings: typeof Drawings;
  /** The embedded record as JSON text. */
  embeddedJson: typeof embeddedJson;
}

/** Where the module comes from: its address, an answer to a request for it, its bytes, or itself compiled. */
export type Source = string | URL | Request | Response | PromiseLike<Response> | BufferSource | WebAssembly.Module;

/**
 * Loads the module, once; after a failure it may be called again.
 * @param source by default the file beside this one
 */
export function load(source?: Source): Promise<PlanChart>;

/** What the event `plan-chart-select` of a page says: what is selected in a chart, or that nothing is any more. */
export interface Selection {
  chart: Kind;
  /** `null` when nothing is selected any more. */
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
