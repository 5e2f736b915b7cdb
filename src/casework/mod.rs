//! One case in front of a reviewer.
