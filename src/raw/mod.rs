//! The only room where `unsafe` is allowed: memory maps and the choice of vector instructions.
//!
//! Everything here is small, has a safe face, and says beside each block why it is sound.
#![allow(unsafe_code)]

mod kernels;
mod map;
mod priority;

pub use kernels::{Kernel, prefetch, vectorised};
pub use map::{Mapping, map_file};
pub use priority::step_back;
