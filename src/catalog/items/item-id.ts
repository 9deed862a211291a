/** Ids of items, of their groups and of tables: "bmi-ge-25". Files are named by them. */
export const ITEM_ID = /^[a-z0-9][a-z0-9.-]*$/;
