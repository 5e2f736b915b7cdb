//! What work on another thread gives back. Whatever stands between that work and its caller is compiled once instead of
//! once for each type: hundreds of verbs pass through here.

use crate::error::{Error, Result};
use std::any::Any;

/// A value whose type its caller knows.
pub struct Given(Box<dyn Any + Send>);

impl Given {
    /// Wraps a value.
    pub fn new<T: Send + 'static>(value: T) -> Given {
        Given(Box::new(value))
    }

    /// The value again; fails where it was another type's.
    pub fn open<T: 'static>(self) -> Result<T> {
        match self.0.downcast() {
            Ok(value) => Ok(*value),
            Err(_) => Err(Error::Internal("work gave back something else than its caller waits for".into())),
        }
    }
}
