/** A file in memory. */
export interface TradeFile { name: string; bytes: Uint8Array }

/** What a map shows, in the words of the page's addresses; what is left out is as by default. */
export interface ViewOptions {
  data: 'own' | 'annex' | 'ministry';
  indicator?: string;
  /** `latest`, `2024`, `2024-03`, `2024-01..10` */
  period?: string;
  flow?: 'export' | 'import';
  definition?: string;
  exclude?: string[];
  classes?: string;
  volume?: 'auto' | 'circles' | 'none';
  borders?: 'province' | 'nuts2' | 'nuts1';
  highlight?: number[];
  lang?: 'tr' | 'en';
}

/** What of a table is wanted; `data` is `own` where it is left out. */
export interface TableOptions {
  data?: 'own' | 'annex' | 'ministry';
  definition?: string;
  exclude?: string[];
  flow?: 'export' | 'import';
  period?: string;
}

/** What an author decides, as in a publication file. */
export interface PublicationSettings {
  texts?: { headline?: string | null; title?: string | null; source?: string | null; note?: string | null; alt?: string | null };
  shape?: 'free' | 'landscape' | 'square' | 'story';
  theme?: 'light' | 'dark' | 'both';
  interactive?: { tooltip?: boolean; table?: boolean; data?: boolean };
  card?: 'public' | 'internal';
  secrecy?: { rule?: { fewest_firms?: number; one_percent?: number; two_percent?: number }; off?: boolean };
}

/** Where every row and every unit of money went; amounts are exact decimals as texts. */
export interface Ledger {
  schema: 'teknoharita-ledger';
  version: number;
  files: { name: string; sha256: string | null; records: number; nomenclature: string }[];
  rows: Record<string, number>;
  value: Record<string, string>;
  problems: { kind: string; line: number; column: number; message: string }[];
}

/** An indicator of the catalogue. */
export interface Indicator { id: string; title: string; meaning: string; formula: string; unit: string }

/** A row of a table, by the names of its columns. */
export type Row = Record<string, string>;

/** Everything that a map says; docs/FILES.md describes it. */
export interface View { schema: 'teknoharita-view'; version: number; [part: string]: unknown }

/** A file that was made. */
export interface MadeFile { name: string; mime: string; bytes: Uint8Array }

/** A part of a method card that the data do not give. */
export interface Difference { part: string; card: string; found: string }
