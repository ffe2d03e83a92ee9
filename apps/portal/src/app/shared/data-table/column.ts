/** One column of a table. What its cells show is a `csCell` template of the same key, else `text`. */
export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  readonly width?: string;
  /** The name the server sorts by; without it the column can't be sorted. */
  readonly sort?: string;
  readonly align?: 'end';
  /** The label is there for screen readers alone (a column of menus). */
  readonly labelHidden?: true;
  /** Its text is the link that opens the row. */
  readonly opens?: true;
  readonly text?: (row: Row) => string;
}
