//! REST under `/api/v1`: one struct per action in, one verb called, JSON out.

pub mod health;
