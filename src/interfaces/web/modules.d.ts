declare module 'virtual:route-table' {
  /** Every route of the contract without its schemas; made while building. */
  export const ROUTE_TABLE: unknown;
}
declare module '@fontsource-variable/*';
