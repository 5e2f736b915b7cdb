//! The table of items: which items fit a filter, in which order, a page at a time; the way from one to the next; acts on
//! many of them.
//!
//! A million items on a page within 200 ms: what people said lies in memory, a few bytes an item, and is kept up to date
//! from the logs; what the model says is read from its score column; the rest are sets of rows that SQLite names. One pass
//! over the rows then counts what fits and keeps the best of it behind the cursor. Nothing is ever skipped by counting.

mod acts;
mod filter;
mod list;
mod outline;
mod rows;
mod search;

pub use acts::{Act, ActOnItems, Acted, LabelList, UndoAct};
pub use filter::{Filter, Sort, Status, decode, encode};
pub use list::{Cursor, ListItems, Listing, Neighbours, TableRow, find_neighbours, fitting_rows};
pub use outline::Outlines;
pub use search::{expression, make_searchable, tidy_words};
